import { QUOTED, type LinePattern, type PatternFormat } from './pattern.js';
import type { RowFields } from './row-fields.js';

const SECONDS = String.raw`(?<_request>-?[\d.]+) (?<_target>-?[\d.]+) (?<_response>-?[\d.]+)`;
const URL_REQUEST = String.raw`"(?<method>\S+) (?<url>${QUOTED}?) ?(?<protocol>HTTP\/[\d.]+|-)?"`;

/** The three times of a load balancer together; -1 stands for a request that got no answer. */
function sumTimes(fields: RowFields, groups: Readonly<Record<string, string | undefined>>): void {
  const times = [groups['_request'], groups['_target'], groups['_response']].map(Number);
  if (times.every((time) => time >= 0))
    fields.duration(Math.round(times.reduce((sum, time) => sum + time, 0) * 1e6) / 1e3);
}

/**
 * AWS Application Load Balancer.
 *
 *     https 2026-05-20T10:15:00.186641Z app/web/50dc6c495c0c9188 192.0.2.7:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57 "GET https://www.example.jp:443/ HTTP/1.1" "curl/8" - - …
 *
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 */
export const AWS_ALB: PatternFormat = {
  patterns: [
    {
      pattern: new RegExp(
        String.raw`^(?:https?|h2|grpcs?|wss?) (?<utcTime>\S+Z) \S+ (?<peer>\S+):\d+ \S+ ${SECONDS} (?<status>\d{3}|-) (?:\d{3}|-) \d+ (?<bytes>\d+) ${URL_REQUEST} "(?<agent>${QUOTED})"`,
      ),
      also: sumTimes,
    },
  ],
  written:
    'https <utcTime> - <peer>:0 - -1 -1 -1 <status> - 0 <bytes> "<method> <url> <protocol>" "<agent>" - - - "-" "-" "-" - - "-" "-" "-" "-" "-" "-" "-" -',
};

/**
 * Amazon S3, server access logs.
 *
 *     79a5 bucket [06/Feb/2026:00:00:38 +0000] 192.0.2.3 79a5 3E57427F3EXAMPLE REST.GET.OBJECT a.html "GET /a.html HTTP/1.1" 200 - 113 113 7 6 "-" "curl/8" -
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html
 */
const S3_LINE: LinePattern = {
  pattern: new RegExp(
    String.raw`^\S+ \S+ \[(?<time>[^\]]+)\] (?<peer>\S+) \S+ \S+ [A-Z0-9_]+\.\S+ \S+ (?:"(?<request>${QUOTED})"|-) (?<status>\d{3}|-) \S+ (?<bytes>\d+|-) \S+ (?<milliseconds>\d+|-) \S+ "(?<referrer>${QUOTED})" "(?<agent>${QUOTED})" `,
  ),
};

/** See {@link S3_LINE}. */
export const AWS_S3: PatternFormat = {
  patterns: [S3_LINE],
  written: '- - [<time>] <peer> - - REST.GET.OBJECT - "<request>" <status> - <bytes> - - - "<referrer>" "<agent>" -',
};

/**
 * AWS Classic Load Balancer. A bucket that takes its logs often takes those of S3 too.
 *
 *     2026-05-20T10:15:00.945958Z web 192.0.2.7:2817 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29 "GET http://www.example.jp:80/ HTTP/1.1" "curl/8" - -
 *
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/access-log-collection.html
 */
export const AWS_ELB: PatternFormat = {
  patterns: [
    {
      pattern: new RegExp(
        String.raw`^(?<utcTime>\d{4}-\S+Z) \S+ (?<peer>\S+):\d+ \S+ ${SECONDS} (?<status>\d{3}|-) (?:\d{3}|-) \d+ (?<bytes>\d+) "(?<request>${QUOTED})"(?: "(?<agent>${QUOTED})")?`,
      ),
      also: sumTimes,
    },
    S3_LINE,
  ],
  written: '<utcTime> - <peer>:0 - -1 -1 -1 <status> - 0 <bytes> "<request>" "<agent>" - -',
};
