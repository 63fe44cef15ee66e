import { putLocale } from "../api/api.js";
import { avatar } from "../common/avatar.js";
import { element } from "../common/element.js";
import { find } from "../common/find.js";
import { addressAs } from "../common/identity.js";
import { chooseTheme, savedTheme } from "../common/theme.js";

/** @import { PersonView } from "../../../page-api/api.ts" */

/** Each person's role, in words. */
const PARTS = { requester: "requester", approver: "approver", "guest-inviter": "guest inviter", admin: "admin" };

const LOCALES = [
  ["en-US", "English (United States)"],
  ["en-GB", "English (United Kingdom)"],
  ["fr-FR", "Français (France)"],
  ["de-DE", "Deutsch (Deutschland)"],
  ["es-ES", "Español (España)"],
  ["pt-BR", "Português (Brasil)"],
  ["it-IT", "Italiano (Italia)"],
  ["nl-NL", "Nederlands (Nederland)"],
  ["pl-PL", "Polski (Polska)"],
  ["hu-HU", "Magyar (Magyarország)"],
  ["cs-CZ", "Čeština (Česko)"],
  ["ja-JP", "日本語 (日本)"],
  ["zh-CN", "中文 (中国)"],
  ["ar-SA", "العربية (السعودية)"],
];

/**
 * @param {PersonView} person
 * @param {boolean} isMe
 */
function personItem({ id, name, jobTitle, part }, isMe) {
  const words = element(
    "span",
    { class: "person-words" },
    element("span", {}, name),
    element("span", { class: "person-part" }, `${jobTitle} – ${PARTS[part]}`),
  );
  const be = element("a", { class: "person", href: addressAs(id), "aria-current": isMe ? "true" : null }, avatar(name), words);
  const another = element("a", {
    class: "icon-button new-tab",
    href: addressAs(id),
    target: "_blank",
    rel: "opener",
    title: "In a new tab",
    "aria-label": `Be ${name} in a new tab`,
  });
  // The address keeps the conversation that is open when the link is followed.
  for (const link of [be, another]) link.addEventListener("click", () => (link.href = addressAs(id, location.hash)));
  return element("li", {}, be, another);
}

/** @param {PersonView} me */
function offerLocales(me) {
  const select = find("#locale", HTMLSelectElement);
  const known = LOCALES.some(([tag]) => tag === me.locale) ? LOCALES : [[me.locale, me.locale], ...LOCALES];
  select.replaceChildren(
    ...known.map(([tag = "", name = ""]) => element("option", { value: tag, lang: tag, selected: tag === me.locale }, name)),
  );
  select.addEventListener("change", () => {
    putLocale(me.id, select.value).then(
      () => location.reload(),
      () => (select.value = me.locale),
    );
  });
}

function offerThemes() {
  const select = find("#theme", HTMLSelectElement);
  select.value = savedTheme();
  select.addEventListener("change", () => chooseTheme(select.value));
}

/**
 * Fills the menu at the top right: the present person, the other people, language and theme.
 *
 * @param {readonly PersonView[]} people
 * @param {PersonView} me
 */
export function fillPersonMenu(people, me) {
  const button = find("#person-button", HTMLButtonElement);
  button.title = "Change person, language or theme";
  button.replaceChildren(
    element("span", { class: "visually-hidden" }, "You are "),
    element("span", { class: "person-name" }, me.name),
    avatar(me.name),
  );
  find("#people", HTMLUListElement).replaceChildren(...people.map((person) => personItem(person, person.id === me.id)));
  offerLocales(me);
  offerThemes();
}
