import type { Detector } from './detector.js';

/** The hundred most common surnames of Japan hold a third of its people: with one of these a title says that a person is meant. */
const SURNAMES =
  '佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|渡邉|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|林|斎藤|斉藤|齋藤|清水|山崎|阿部|森|池田|橋本|山下|石川|中島|前田|藤田|後藤|小川|岡田|村上|長谷川|近藤|石井|坂本|遠藤|藤井|青木|福田|三浦|西村|藤原|太田|松田|原田|岡本|中野|中川|小野|田村|竹内|金子|中山|和田|石田|工藤|上田|原|森田|酒井|横山|柴田|宮崎|宮本|内田|高木|谷口|安藤|丸山|今井|大野|高田|菅原|河野|武田|藤本|上野|杉山|千葉|村田|増田|小島|桜井|大塚|平野|久保|渡部|松井|菊地|菊池|岩崎|松尾|佐野|木下|野口|野村|新井|古川|市川|水野|小松|島田';

/** Whoever is called so in general: readers, patients, workers; nobody. */
const ROLES =
  '[客皆奥神王仕多模同各異貴殿一有]|各位|会員|患者|利用者|担当者|関係者|企業|業者|団体|事業主|保護者|家族|個人|法人|学生|生徒|先生|職人|店員|社員|隊員|議員|委員|教師|医師|看護師|保育士|弁護士|税理士|運転手|選手|新人|若者|高齢者|相談者|参加者|応募者|投稿者|読者|視聴者|経営者|初心者|経験者|農家|商店|大工|芸人|達人';

/**
 * Somebody addressed by name: `山田太郎様`, `山田花子さん`, `佐藤殿`. Not what merely ends in the sign (`お客様`, `仕様`, `多様性`, `宝物殿`):
 * `様` stands behind persons only, the other titles count behind a common surname, `さん` also behind three signs and more.
 */
export const addressee: Detector = {
  kind: 'addressee',
  needsMark: true,
  placeholder: ':name',
  hint: /[様殿氏君くさち先]/,
  pattern: new RegExp(
    [
      '(?<!\\p{Script=Han})\\p{Script=Han}{2,6}様(?![式子々相態])',
      '(?<!\\p{Script=Han})\\p{Script=Han}{3,6}さん',
      `(?:${SURNAMES})[\\p{Script=Han}ぁ-んァ-ヶー ]{0,6}(?:さん|殿|くん|ちゃん|(?:氏|君|先生)(?!\\p{Script=Han}))`,
      `(?:${SURNAMES}) \\p{Script=Han}{1,4} ?様`,
    ].join('|'),
    'gu',
  ),
  confirm: (candidate) => !new RegExp(`(?:${ROLES})(?:様|さん)$`).test(candidate),
  hits: [
    '山田太郎様',
    '鈴木様_請求書',
    '佐藤花子様.pdf',
    '山田 花子 様',
    '山田花子さん',
    '渡邊一郎殿',
    '鈴木はなこちゃん',
    '高橋君',
    '佐藤先生',
    '図佐藤花子殿案',
    '鳥羽花子さん',
  ],
  misses: [
    'お客様の声',
    '仕様書',
    '多様性',
    '会員様向け',
    '患者様へ',
    '皆様',
    '法人様',
    '看護師さん',
    '患者さん',
    'お母さん',
    '宝物殿',
    '平氏',
    '森林',
    '山口県',
    '原先生方針',
  ],
};
