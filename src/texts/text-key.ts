import type en from "./en.json";

type Base<Key extends string> = Key extends `${infer Plain}_${Intl.LDMLPluralRule | "unheard"}` ? Plain : Key;

type Leaves<Node, Prefix extends string> = {
  [Key in keyof Node & string]: Node[Key] extends string ? `${Prefix}${Base<Key>}` : Leaves<Node[Key], `${Prefix}${Key}.`>;
}[keyof Node & string];

/**
 * The key of every text: the path to it in en.json, e.g. `form.email.label`. Plural forms share one key, used with `count`; so does what is
 * said instead while the bot can't see who accepts (`_unheard`).
 */
export type TextKey = Leaves<typeof en, "">;
