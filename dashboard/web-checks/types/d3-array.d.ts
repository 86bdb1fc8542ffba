/** Only passed on to d3-geo. */
export const Adder: unknown;
declare const merge: unknown;
export default merge;
