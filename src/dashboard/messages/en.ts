import type { Messages } from './messages.js';

/** The summary page in English. */
export const en: Messages = {
  lang: 'en',
  title: 'Access summary',
  tagline: 'How the site is doing, without singling anyone out',
  switchTo: { lang: 'ja', label: '日本語' },
  connection: {
    loading: 'Loading…',
    live: (time) => `Updating by itself (last change ${time}).`,
    unreachable: 'The collector cannot be reached.',
    refused: (status) => `The collector answered with an error (HTTP ${status}).`,
    unreadable: 'The collector’s answer cannot be read. It may be of another version than this page: reload the page.',
    retrying: 'Still trying to connect.',
    stillShown: (time) => `The numbers below are from ${time}.`,
  },
  range: {
    label: 'Period',
    firstDay: 'First day',
    lastDay: 'Last day',
    latest: 'Latest 7 days',
    thirtyDays: '30 days',
    all: 'All',
    invalid: 'The last day must be the first day or a later one.',
  },
  empty: 'Nothing was recorded in this period. Visits to the site will appear here.',
  timesIn: (zone) => `Times are in ${zone}.`,
  figures: {
    heading: 'Totals',
    terms: {
      pageViews: {
        label: 'Page views',
        meaning:
          'How often pages were viewed: GET requests answered successfully that did not come from bots. Images, style sheets and the like are not counted.',
      },
      visitors: {
        label: 'Daily visitors',
        meaning:
          'Each distinct pair of address and browser counts once a day; the days are then added up. A person who comes back on another day is counted again. Bots are left out.',
      },
      visits: {
        label: 'Visits',
        meaning:
          'A run of requests by one visitor with no gap longer than 30 minutes. A new day begins a new visit. Bots are left out.',
      },
      requests: {
        label: 'Requests',
        meaning: 'Requests understood in the log: pages, but also images and other files, and those made by bots.',
      },
      bytesSent: {
        label: 'Data sent',
        meaning: 'What the server sent in its answers, added up. 1 MB is one million bytes.',
      },
      bots: {
        label: 'Bots',
        meaning: 'Requests recognized as made by programs, not people: search engines’ crawlers, for example.',
      },
      errors: {
        label: 'Errors',
        meaning:
          'Requests answered with status 400 or above: a page that was not found (404), a fault of the server (5xx).',
      },
      rejected: {
        label: 'Unreadable lines',
        meaning:
          'Lines of the log that are not a request. They are only counted; what they hold is neither kept nor shown.',
      },
    },
    meaningOf: (label) => `What “${label}” means`,
    shareOfRequests: (share) => `${share} of requests`,
    shareOfLines: (share) => `${share} of lines`,
  },
  chart: {
    heading: 'Over time',
    metric: 'What is shown',
    cursor: 'Pick a moment to read its value',
    total: 'Total',
    peak: 'Peak',
    keys: 'The left and right arrow keys move from moment to moment.',
    table: 'Show the numbers as a table',
    time: 'Time',
  },
  panels: {
    heading: 'Breakdown',
    names: {
      pages: 'Pages',
      assets: 'Images and other files',
      notFound: 'Pages not found',
      entryPages: 'First page of a visit',
      exitPages: 'Last page of a visit',
      referrers: 'Referrers',
      campaigns: 'Campaigns',
      hosts: 'Host names',
      countries: 'Countries and regions',
      browsers: 'Browsers',
      systems: 'Operating systems',
      devices: 'Devices',
      bots: 'Bots',
      statuses: 'Response statuses',
      methods: 'HTTP methods',
      protocols: 'Protocols',
      hoursOfDay: 'Hours of the day',
      responseTimes: 'Response times',
      mimeTypes: 'MIME types',
      tlsVersions: 'TLS versions',
      attacks: 'Likely attacks',
    },
    value: 'Value',
    requests: 'Requests',
    visitors: 'Daily visitors',
    bytesSent: 'Data sent',
    showAll: (count) => `Show all ${count} rows`,
    showFewer: (count) => `Show the top ${count} only`,
    download: (format, panel) => `Save “${panel}” as ${format}`,
    other: 'Other',
    otherMeaning: (k) =>
      `“Other” stands for two or more values that are not named. A value gets its name only once ${k} different networks have shown it on one day.`,
    sensitive: 'Sensitive pages',
    sensitiveMeaning:
      '“Sensitive pages” stands for the pages that the site’s configuration lists as such. Which of them was viewed is not told apart.',
    tooFewNetworks: (k) =>
      `Even the busiest day of this period saw fewer than ${k} networks. A breakdown could show what one person did, so only totals and the time series are shown.`,
  },
  quality: {
    heading: 'Quality of the data',
    lines: 'Lines read',
    parsed: 'Requests',
    rejected: 'Unreadable lines',
    reasons: {
      empty: 'Empty',
      'too-long': 'Too long',
      'cut-short': 'Cut short',
      'no-match': 'Not in the expected format',
      'bad-time': 'Time not readable',
      'bad-address': 'Address not readable',
    },
    late: {
      label: 'Late requests',
      meaning: 'They came after their day’s key was destroyed: part of requests and data sent, never of visitors.',
    },
    keyLost: {
      label: 'Days whose key was lost',
      meaning: 'The key was made anew, after a reboot for example. Some visitors may be counted twice.',
    },
    capped: {
      label: 'Days with more visitors than are told apart',
      meaning: 'There were at least as many visitors as shown; requests and data sent are exact.',
    },
    folded: {
      label: 'Requests under “Other”',
      meaning: 'Counted without naming the value, by breakdown.',
    },
    none: 'None',
    privacyHeading: 'What these numbers do not hold',
    nobody: 'Nobody’s IP address, name or full browser identification is in the data of this page.',
    inside: 'The class of the data is “inside”: made for people within the organization, not for publication.',
    smallGroup: (k) =>
      k > 1
        ? `A value is named only if ${k} different networks showed it on one day, or if it is configured as a public page.`
        : 'Small-group protection is off (smallGroup = 1): values that a single network showed are named as well.',
  },
  glosses: {
    statuses: {
      200: 'OK',
      201: 'Created',
      204: 'No content',
      206: 'Partial content',
      301: 'Moved permanently',
      302: 'Found elsewhere',
      303: 'See other',
      304: 'Not modified',
      307: 'Temporary redirect',
      308: 'Permanent redirect',
      400: 'Bad request',
      401: 'Sign-in needed',
      403: 'Forbidden',
      404: 'Not found',
      405: 'Method not allowed',
      408: 'Timed out',
      410: 'Gone',
      416: 'Range not satisfiable',
      429: 'Too many requests',
      499: 'Client closed',
      500: 'Server error',
      502: 'Bad gateway',
      503: 'Unavailable',
      504: 'Gateway timeout',
    },
    devices: {},
    attacks: {},
  },
};
