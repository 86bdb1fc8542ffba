/** What the map uses of d3-geo's Mercator projection. */
interface Projection {
  /** Longitude and latitude in degrees to x and y. */
  (place: [longitude: number, latitude: number]): [x: number, y: number];

  fitExtent(
    extent: [[left: number, top: number], [right: number, bottom: number]],
    object: { type: "MultiPoint"; coordinates: number[][] },
  ): this;
}

export default function mercator(): Projection;
