import { inviteForm, longestField } from "../domain/invite-form.ts";
import type { FieldProblems, FormField } from "../domain/invite-form.ts";
import { formWords } from "../texts/form-words.ts";
import type { FormWords } from "../texts/form-words.ts";
import type { Texts } from "../texts/texts.ts";
import { cleanValue } from "./escape.ts";
import { mailLanguages } from "./mail-languages.ts";

/** What a template binds to for one field of a form: its texts, its value and its problem. */
export type FieldData<Name extends FormField> = FormWords<Name> & { readonly value: string; readonly problem?: string };

/** The same for several fields. */
export type FieldsData<Name extends FormField> = { readonly [One in Name]: FieldData<One> };

export interface Choice {
  readonly title: string;
  readonly value: string;
}
export interface WithChoices {
  readonly choices: readonly Choice[];
}

/** Builds the fields of a form. `valueOf` returns what was typed, or the initial value. */
export function showFields<Name extends FormField>(
  names: readonly Name[],
  valueOf: (name: Name) => string,
  problems: FieldProblems,
  texts: Texts,
): FieldsData<Name> {
  const shown = names.map((name) => {
    const typed = valueOf(name);
    const problem = isCut(name, typed) ? "cut" : problems[name];
    const value = keptValue(name, typed);
    return [name, { ...formWords(name, texts), value, ...(problem && { problem: texts.t(`form.problem.${problem}`) }) }] as const;
  });
  return Object.fromEntries(shown) as FieldsData<Name>;
}

/** The part of a typed value that is kept when the form comes back: the field says so where that isn't all. */
export function keptValue(name: FormField, typed: string): string {
  return cleanValue(typed, inviteForm[name].kept);
}

/** Whether a typed value is too long to come back whole; of a very long one, only the beginning was read. */
export function isCut(name: FormField, typed: string): boolean {
  return typed.length > longestField || keptValue(name, typed) !== cleanValue(typed, Infinity);
}

export function languageChoices(texts: Texts): readonly Choice[] {
  return [{ title: texts.t("form.messageLanguage.default"), value: "" }, ...mailLanguages(texts)];
}

export function userTypeChoices({ t }: Texts): readonly Choice[] {
  return [
    { title: t("form.userType.guest"), value: "Guest" },
    { title: t("form.userType.member"), value: "Member" },
  ];
}
