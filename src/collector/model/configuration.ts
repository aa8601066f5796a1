/** How a site is read. Everything has a default. */
export interface SiteOptions {
  /** IANA zone that defines log days; default: the system's. */
  readonly timeZone?: string | undefined;
  /** Networks a value needs on one day before it is named; default 3. 1 names everything. */
  readonly smallGroup?: number | undefined;
  /** Path patterns whose requests merge into one group; the notice's `deny-paths`. */
  readonly sensitivePaths?: readonly string[] | undefined;
  /** Path patterns that are public and may be named at once. */
  readonly publicPaths?: readonly string[] | undefined;
  /** Host names of the site itself: referrers from them are kept as paths. */
  readonly ownHosts?: readonly string[] | undefined;
  /** Addresses or CIDR ranges of the site's own proxies: the visitor is whom they name. */
  readonly trustedProxies?: readonly string[] | undefined;
}

/** What becomes of the address: nothing, a keyed token, dropped, or its first bits. */
export type AddressMode =
  | { readonly kind: 'none' | 'token' | 'drop' }
  | { readonly kind: 'cut'; readonly ipv4Bits: number; readonly ipv6Bits: number };

/** Default of {@link SiteOptions.smallGroup}. Source: PRODUCT.md, "Small groups". */
export const DEFAULT_SMALL_GROUP = 3;
