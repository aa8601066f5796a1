const KNOWN_ENDING =
  /\.(?:html?|php|aspx?|jsp|cgi|pdf|docx?|xlsx?|pptx?|css|js|json|xml|txt|png|jpe?g|gif|svg|webp|ico|zip|gz|mp[34]|woff2?)$/i;

/**
 * What a value looks like, without telling it: `/soudan/tanaka-note.pdf` is `/:word/:word.pdf`. Placeholders of cleaning stay.
 * A value that is no path is `:word`.
 */
export function shapeOf(value: string): string {
  if (!value.startsWith('/')) return ':word';
  return value
    .split('/')
    .slice(0, 8)
    .map((segment) =>
      segment === '' || segment.startsWith(':')
        ? segment.replace(/[^:a-z].*$/, '')
        : `:word${KNOWN_ENDING.exec(segment)?.[0].toLowerCase() ?? ''}`,
    )
    .join('/');
}
