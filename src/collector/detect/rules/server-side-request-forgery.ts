import { TARGET, type AttackRule } from '../attack-rule.js';

/** Addresses that only the server itself can reach, handed to it as a value. */
export const SERVER_SIDE_REQUEST_FORGERY: readonly AttackRule[] = [
  {
    label: 'server-side-request-forgery',
    places: TARGET,
    pattern:
      /=(?:https?|ftp|wss?):[/\\]{2,4}(?:[\w.%-]{0,60}@)?(?:127\.|localhost\b|0\.0\.0\.0|0(?:[/:&]|$)|10\.\d|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|100\.100\.100\.200|\[::|\[f[cde]|0x7f|0x[0-9a-f]{8}|0177\.|2130706433|2852039166|instance-data)/,
    hit: 'u=http%3A%2F%2F127.0.0.1:6379/',
    miss: 'u=https://www.example.jp/?from=10.1',
  },
  {
    label: 'server-side-request-forgery',
    places: TARGET,
    pattern:
      /169\.254\.169\.254|169\.254\.170\.2|metadata\.google\.internal|computemetadata\/v1|\blatest\/(?:meta-data|user-data)\b|\[fd00:ec2::254\]|metadata\/instance\?api/,
    hit: '/latest/meta-data/iam',
    miss: '/latest/metadata-guide',
  },
  {
    label: 'server-side-request-forgery',
    places: ['query'],
    pattern: /=(?:gopher|dict|netdoc|jar|sftp|tftp|ldaps?|file|local_file|smb|imap|telnet):(?:\/\/|https?:|\/[^/])/,
    hit: 'src=file:///etc/motd',
    miss: 'kind=file:report&ref=https://example.jp/',
  },
];
