import type { DetailsWords } from './details-words.js';
import type { Messages, PlaceholderWords } from './words.js';

/** English. Sentences that another may follow end with a space. */
export const words: Messages = {
  lang: 'en',
  heading: 'About Google Analytics on this site',
  site: 'This site',
  why: ' uses Google Analytics to learn how the site is used and to improve it. ',
  optIn: 'If you choose “Accept”, the following information is sent to Google LLC (United States). ',
  nothingYet: 'Nothing is sent before that.',
  optOut:
    'Since this notice appeared, the following information is sent to Google LLC (United States). If you choose “Refuse”, sending stops at once.',
  what: 'What is sent: page address and title, the page you came from, date and time, what you do on the page, screen size, language, kind of browser and device, cookie identifiers, IP address.',
  capped: ' This browser keeps your choice for 7 days after your last visit.',
  accept: 'Accept',
  refuse: 'Refuse',
  details: 'Details',
  policy: 'Privacy policy',
  contact: 'Contact',
  settings: 'Google Analytics settings',
  now: 'Current setting: ',
  undecided: 'not chosen yet',
  sending: ' (sending is on)',
  notHere: 'Google Analytics is not used on this page.',
  signal: 'Your browser’s Global Privacy Control is honored: Google Analytics is off.',
  reload: '. What the tag container has already started runs until this page is reloaded.',
};

/** The details in English. */
export const details: DetailsWords = {
  title: 'Details of what is sent',
  close: 'Close',
  now: 'Now',
  running: 'Google Analytics is running on this page now.',
  silent: 'Google Analytics is not running on this page now.',
  requests: 'Requests to Google since this page was opened',
  choice: 'Your choice',
  day: 'Chosen on',
  kept: 'Where your choice is kept',
  nowhere: 'nowhere',
  noIdentifier: 'What is kept has no number that tells you from others.',
  signal: 'Global Privacy Control',
  signalOn: 'Your browser sends it. Nothing is sent unless you choose so.',
  signalOff: 'Your browser does not send it.',
  sent: 'What is sent',
  receiver: 'To whom',
  purposeOwn: 'What we use it for',
  purposeReceiver: 'What the receiver uses it for',
  cookies: 'Cookies',
  noCookies: 'None.',
  days: '$ days from your last visit',
  brackets: ' ($)',
  google: {
    name: 'Google Analytics (GA4)',
    country: 'United States',
    sent: [
      'Page address and title',
      'Address of the page you came from',
      'Date and time',
      'What you do on the page: views, scrolling, clicks on links to other sites, searches on this site, video plays, file downloads, starting and sending forms',
      'Screen size',
      'Language',
      'Kind of browser, system and device',
      'Cookie identifiers',
      'IP address: it comes with the connection. It is used to tell the approximate region; Google Analytics (GA4) does not record it.',
    ],
    purposeOwn: 'To learn how the site is used and to improve it.',
    purposeReceiver:
      'To count and report use of the site for its operator. If the operator has turned on data sharing with Google, also to provide and improve Google’s services.',
    visitorCookie: 'number that tells visitors apart',
    visitCookie: 'number that tells visits apart',
    notes:
      'Of an address, what follows “?” is cut off, except names of campaigns (utm). Mail addresses and long numbers in addresses and titles are taken out too. Google may handle the information in other countries where it has facilities.',
    noAds: 'Advertising features are not used.',
    how: 'Choose “$” here. It stops at once.',
    limits: 'If you refuse, everything on this site still works.',
  },
  optOut: 'How to stop it',
  exists: 'You can stop this by your choice.',
  stopsSending: 'It stops the sending. What was already sent is not deleted.',
  stopsUse: 'It stops the use by the receiver. Sending goes on.',
  asAbove: 'as in the table above.',
  holds: 'Your choice holds for this site in this browser. Deleting cookies and site data deletes it too.',
  ends: 'A choice that allows sending ends after $ days; then you are asked again.',
  links: 'What Google says (opens in a new tab)',
  partners: 'How Google uses information from sites',
  privacy: 'Google’s privacy policy',
  addOn: 'Browser add-on that turns Google Analytics off',
  version: 'Version of this text: $',
  asOf: 'What is said of Google is as of $',
};

/** What stands in the place of an iframe that is held back. */
export const placeholder: PlaceholderWords = {
  frame: 'This content comes from $. To show it, your browser connects there.',
  show: 'Show',
};
