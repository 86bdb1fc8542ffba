interface Window {
  /** True once the first totals are on the page; for tests. */
  velibReady?: boolean;
}
