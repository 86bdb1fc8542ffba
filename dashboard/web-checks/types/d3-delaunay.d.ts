/** What the map uses of d3-delaunay. */
export default class Delaunay {
  static from<T>(
    points: ArrayLike<T>,
    x: (point: T) => number,
    y: (point: T) => number,
  ): Delaunay;

  /** Indexes of the points whose cells touch; -1 if there is only one point. */
  neighbors(index: number): IterableIterator<number>;

  /** Index of the nearest point. */
  find(x: number, y: number): number;
}
