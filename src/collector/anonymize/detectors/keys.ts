import { readText } from './read-text.js';
import type { KeyKind } from './detector.js';

/** Names of form fields and query keys that tell what their value is. English, romaji and Japanese. Source: law-and-specs.md section 4.3. */
const KEYS: Readonly<Record<KeyKind, string>> = {
  name:
    'name fullname lastname firstname middlename surname familyname givenname nickname realname displayname sei mei kana furigana hurigana ' +
    'namae shimei simei onamae myoji yourname guardian 氏名 お名前 名前 姓 名 セイ メイ フリガナ ふりがな カナ 漢字氏名 ニックネーム 担当者名 保護者名',
  account:
    'user username userid uid login loginid account accountid member memberid memberno customer customerid client clientid patient patientid ' +
    'employee employeeid shain kaiin kaiinno id_user owner author email_id 会員番号 会員ID 社員番号 職員番号 学籍番号 患者番号 顧客番号 受付番号 ユーザー ユーザーID ユーザー名 ログインID',
  mail: 'mail email mailaddress emailaddress mailto to from cc bcc reply メール メールアドレス Eメール 電子メール',
  phone:
    'tel telephone phone phonenumber mobile cellphone keitai denwa fax contact 電話 電話番号 携帯 携帯電話 連絡先 ファックス FAX番号',
  place:
    'addr address street city zip zipcode postal postalcode postcode yubin jusho juusyo prefecture pref lat lng lon latitude longitude geo ll ' +
    'coords location 住所 郵便番号 都道府県 市区町村 番地 建物名 所在地 現住所',
  'birth-date':
    'birth birthday birthdate dob dateofbirth born bday age seinengappi tanjobi 生年月日 誕生日 年齢 生まれ',
  secret:
    'password passwd pass pwd pin otp code token accesstoken idtoken refreshtoken csrf csrftoken xsrf nonce state secret apikey key sig signature ' +
    'hash auth authorization credential credentials samlresponse samlrequest relaystate reset resettoken invite ticket jwt bearer hmac mynumber ' +
    'xamzsignature xamzcredential xamzsecuritytoken xgoogsignature xgoogcredential awsaccesskeyid 暗証番号 パスワード マイナンバー 個人番号',
  'session-id':
    'sid session sessionid sess sessid phpsessid jsessionid aspnetsessionid aspsessionid cfid cftoken zenid oscsid visitorid deviceid clientuuid',
  'click-id':
    'gclid gclsrc gbraid wbraid dclid fbclid msclkid ttclid twclid yclid lifatid mceid mccid gl ga hsenc hsmi mkttok vero_id veroid irclickid ' +
    'scid epik ysclid igshid clickid rdtcid sclid',
  'free-words':
    'q s query keyword keywords kw search searchword word words text message body comment inquiry question subject title utmterm term p_search ' +
    'wd find memo note 検索 検索語 キーワード 内容 お問い合わせ内容 本文 件名 質問 ご意見 備考 相談内容',
};

const BY_KEY = new Map<string, KeyKind>(
  Object.entries(KEYS).flatMap(([kind, words]) =>
    words.split(' ').map((word) => [flat(word), kind as KeyKind] as const),
  ),
);

/** Is a word by itself, or a whole name, one of the names that tell of their value? */
export function isFieldWord(text: string): boolean {
  return BY_KEY.has(flat(text));
}

/** In front of `name` these speak of things: `filename`, `host_name`, `tag[name]`. */
const THINGS =
  /^(?:file|host|page|domain|tag|category|cat|event|class|module|field|column|product|item|form|menu|template|table|db|view|font|style|brand|icon|image|img|theme|plugin|app|func|function|method|server|zone|bucket|key|param)$/;

/**
 * What a key's name tells of its value. `user[email]`, `txtMail`, `tel2`, `customer_name`, `your-name`, `氏名` in UTF-8, Shift_JIS or EUC-JP.
 *
 * @param key as it stands in the query, percent signs and all; @returns null for a key that tells nothing.
 */
export function kindOfKey(key: string): KeyKind | null {
  for (const reading of readText(key).all) {
    const kind = kindOfWord(reading);
    if (kind !== null) return kind;
  }
  return null;
}

function kindOfWord(text: string): KeyKind | null {
  const whole = BY_KEY.get(flat(text));
  if (whole !== undefined) return whole;
  const words = text
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .map(flat)
    .filter((word) => word.length > 1); // a letter alone is half of a name in camel case
  if (words.length < 2 || words.some((word) => THINGS.test(word))) return null;
  return BY_KEY.get(words.at(-1)!) ?? BY_KEY.get(words.at(-2)!) ?? null;
}

function flat(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[-_.[\]\s]/g, '')
    .replace(/(?<=\p{L})\d{1,2}$/u, '');
}
