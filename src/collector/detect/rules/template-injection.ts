import { ANYWHERE, TARGET, type AttackRule } from '../attack-rule.js';

/** Expressions of template engines. A bare `{{name}}` is none: mail and ad systems leave such marks unfilled every day. */
export const TEMPLATE_INJECTION: readonly AttackRule[] = [
  {
    label: 'template-injection',
    places: ANYWHERE,
    pattern:
      /\{\{[^{}]{0,80}(?:[*+(['"|]|__|\b(?:config|self|request|settings|constructor|lipsum|cycler|joiner|namespace)\b)/,
    hit: 'name=%7B%7B7*7%7D%7D',
    miss: 'utm_content={{campaign.name}}&ad={{ad.id}}',
  },
  {
    label: 'template-injection',
    places: ANYWHERE,
    pattern: /[$#*@%]\{[^{}]{0,80}(?:\d ?[*+%-] ?\d|[(#@]|\bt\(|\bnew )/,
    hit: '/%24%7B%28%23a%3D%40org.example%29%7D/',
    miss: 'price=${amount}&id=#{order}',
  },
  {
    label: 'template-injection',
    places: TARGET,
    pattern:
      /<%=? ?[\w"'(]|\{% ?(?:if|for|set|include|import|debug|extends|block|raw|macro)\b|\{(?:php|\$smarty|literal)\b|<#(?:assign|list|if)\b|#set ?\(\$/,
    hit: 'x=%3C%25%3D%207*7%20%25%3E',
    miss: 'x=100%25&y={phpbb}',
  },
  {
    label: 'template-injection',
    places: TARGET,
    pattern:
      /__(?:class|mro|subclasses|globals|builtins|import|init)__|@java\.lang\.|_memberaccess\b|freemarker\.template|java\.lang\.(?:runtime|processbuilder|class)|@org\.apache\.|actioncontext\b/,
    hit: "x=''.__class__.__mro__",
    miss: 'class=__main&lang=java',
  },
];
