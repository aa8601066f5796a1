import { kindOfKey } from './keys.js';
import type { Placeholder } from './detector.js';

/** Words of routes behind a word below that are no datum: `/users/login`, `/search/index.html`, `/reset/password`. */
const ROUTE_WORDS = new Set(
  (
    'login logout signin signout sign-in sign-out sign_in sign_out signup sign-up sign_up register registration new edit create add delete remove ' +
    'update list all search find index default top home menu me my self current settings setting preferences password passwords profile profiles ' +
    'reset forgot help guide guides manual faq news info information about benefits benefit account accounts admin export import count stats ' +
    'results result advanced form forms confirm confirmation complete completed done thanks thankyou thank-you error success check verify ' +
    'entry apply join leave withdraw change status history online support contact terms policy privacy rules events event library download downloads ' +
    'api v1 v2 v3 auth oauth callback rss feed atom page pages tag tags category categories archive archives password_new password-reset ' +
    'users user members member customers customer clients client employees employee sessions session orders order token tokens type types role roles group groups ' +
    'ログイン 新規登録 一覧 検索 案内 お知らせ'
  ).split(' '),
);

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Behind these stands one person's name or number. */
const ACCOUNTS = words(
  'users user usr u uid account accounts customer customers patient patients employee employees subscriber subscribers applicant applicants ' +
    'profile profiles person author authors friend friends dm inbox contact-id userid user-id memberid member-id mypage 利用者 患者 顧客 社員 ユーザー 会員番号 社員番号 学籍番号',
);
/** Behind these may stand a person or a page of the site: a person when something personal follows, or digits or dots are in it. */
const GROUPS = words('member members people client clients students student staff 会員');
const PERSONAL = words(
  'profile profiles orders order edit settings posts avatar messages followers following photos history favorites friends password address ' +
    'invoices invoice cart account delete update addresses payments notifications likes comments icon card',
);
/** Behind these stands the number of one case. */
const CASES = words(
  'order orders invoice invoices ticket tickets case cases reservation reservations booking bookings application applications receipt receipts ' +
    'payment payments message messages inquiry inquiries claim claims id ids cart carts shipment shipments 申込 予約 注文 受付',
);
/** Behind these stands a secret of one person. */
const SECRETS = words(
  'reset reset-password password-reset passwordreset password_reset verify verification confirm confirmation activate activation invite invites invitation ' +
    'invitations token tokens session sessions magic magic-link magiclink unsubscribe optout opt-out share s t r auth callback otp key apikey ' +
    'api-key secret secrets link links dl sid jsessionid phpsessid set-password',
);
/** Behind these stand a visitor's own words. */
const SEARCHES = words('search searches q find keyword keywords query kensaku 検索 キーワード');

const PAGE = /\.(?:html?|php|aspx?|jsp|cgi|pdf|css|m?js|json|xml|txt|png|jpe?g|gif|svg|webp|ico|do|action)$/i;

/** A segment and what stands around it, decoded. */
export interface Place {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What a segment is because of where it stands: `/users/:id/orders`, `/search/:words`, `/reset/:token`, `/氏名/:name`.
 *
 * @returns the placeholder that takes its place, or null when the place tells nothing.
 */
export function placeholderByRoute({ text, before, after }: Place): Placeholder | null {
  const word = text.toLowerCase();
  const bare = word.replace(PAGE, '');
  if (before === '' || word === '' || ROUTE_WORDS.has(bare)) return null;
  const hasDigit = /\d/.test(word);
  const isPage = bare !== word;
  if (ACCOUNTS.has(before)) return hasDigit ? ':id' : ':name';
  if (GROUPS.has(before)) {
    if (PERSONAL.has(after.toLowerCase())) return hasDigit ? ':id' : ':name';
    return !isPage && /^[\p{L}_-]*\d[\w-]*$|^\p{L}+[._]\p{L}+$/u.test(word) ? ':id' : null;
  }
  if (SEARCHES.has(before)) return isPage ? null : ':words';
  if (CASES.has(before)) return hasDigit && !isPage ? ':id' : null;
  if (SECRETS.has(before)) return !isPage && (hasDigit || /[a-z][A-Z]|[A-Z]{2}/.test(text)) ? ':token' : null;
  return byKey(before, { isPage, hasDigit });
}

/** `/name/yamada`, `/生年月日/1999-05-17`: a segment that is the key of the next. Only words that are never a section of a site. */
function byKey(before: string, { isPage, hasDigit }: { isPage: boolean; hasDigit: boolean }): Placeholder | null {
  if (isPage || !KEY_SEGMENTS.test(before)) return null;
  switch (kindOfKey(before)) {
    case 'name':
    case 'account':
      return ':name';
    case 'mail':
      return ':mail';
    case 'phone':
      return hasDigit ? ':number' : null;
    case 'birth-date':
      return hasDigit ? ':date' : null;
    case 'place':
      return ':place';
    default:
      return null;
  }
}

const KEY_SEGMENTS =
  /^(?:name|fullname|lastname|firstname|surname|nickname|sei|mei|kana|furigana|username|login|tel|phone|mobile|fax|denwa|birth|birthday|birthdate|dob|born|zip|zipcode|postal|lat|lng|lon|mailaddress|email|[^\x00-\x7f]+)$/;
