// d3-geo asks "d3-array" for these two functions only; the whole of d3-array is 60 files.
export { Adder } from "d3-array/src/fsum.js";
export { default as merge } from "d3-array/src/merge.js";
