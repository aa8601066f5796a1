/** Whether the browser deletes what scripts store 7 days after the last visit: WebKit, as Safari and every browser on iOS. */
export function capsStorage(): boolean {
  return navigator.vendor.startsWith('Apple');
}
