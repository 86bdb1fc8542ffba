// d3-geo imports only these two functions from "d3-array", which has 60 files.
export { Adder } from "d3-array/src/fsum.js";
export { default as merge } from "d3-array/src/merge.js";
