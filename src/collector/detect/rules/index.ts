import type { AttackRule } from '../attack-rule.js';
import { COMMAND_INJECTION } from './command-injection.js';
import { CROSS_SITE_SCRIPTING } from './cross-site-scripting.js';
import { JNDI_INJECTION } from './jndi-injection.js';
import { PATH_TRAVERSAL } from './path-traversal.js';
import { PROBING } from './probing.js';
import { SCANNER } from './scanner.js';
import { SENSITIVE_FILE } from './sensitive-file.js';
import { SERVER_SIDE_REQUEST_FORGERY } from './server-side-request-forgery.js';
import { SQL_INJECTION } from './sql-injection.js';
import { TEMPLATE_INJECTION } from './template-injection.js';

/** Every rule that looks at the text of a request. `malformed-request` looks at its form, rates at many requests. */
export const ATTACK_RULES: readonly AttackRule[] = [
  ...SQL_INJECTION,
  ...CROSS_SITE_SCRIPTING,
  ...PATH_TRAVERSAL,
  ...COMMAND_INJECTION,
  ...SERVER_SIDE_REQUEST_FORGERY,
  ...JNDI_INJECTION,
  ...TEMPLATE_INJECTION,
  ...SCANNER,
  ...SENSITIVE_FILE,
  ...PROBING,
];
