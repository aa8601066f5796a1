import { KotowariError } from '../model/index.js';
import { compileApache } from './template-apache.js';
import { compileNginx } from './template-nginx.js';
import { LayoutReader, type Layout } from './layout.js';
import type { FormatRow } from './reader.js';

/** A name that no row of the catalogue has: is it a template out of a configuration? */
export function isTemplate(text: string): boolean {
  return /%[<>!\d,]*(?:\{[^}]*\})?[A-Za-z]|\$\{?\w/.test(text);
}

/**
 * Compiles a template as it stands in a server's configuration.
 *
 *     $remote_addr - $remote_user [$time_local] "$request" $status …      nginx `log_format`
 *     %h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"              Apache `LogFormat`
 *
 * @throws KotowariError `usage` when it holds no field that could tell a client or a request.
 */
export function compileTemplate(text: string, name = text): FormatRow & { readonly layout: Layout } {
  const layout = /\$\{?\w/.test(text) ? compileNginx(text) : compileApache(text);
  const kinds = new Set(layout.fields.map(({ kind }) => kind));
  if (!['address', 'peer', 'forwarded'].some((kind) => kinds.has(kind as 'address'))) {
    throw new KotowariError(
      'usage',
      `the template names no address; expected one such as $remote_addr, $http_x_forwarded_for, %h, %a or %{X-Forwarded-For}i`,
    );
  }
  return { name, layout, sniff: () => 0, open: () => new LayoutReader(layout) };
}
