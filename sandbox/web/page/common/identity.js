/** @import { PersonView } from "../../../page-api/api.ts" */

const KEY = "sandbox.as";

/**
 * Whom a tab plays: the person wished for by id or first name, else the first requester.
 *
 * @param {readonly PersonView[]} people
 * @param {string | null} wish
 * @returns {PersonView}
 */
export function choosePerson(people, wish) {
  const wanted = wish?.toLowerCase();
  const chosen =
    people.find(({ id }) => id.toLowerCase() === wanted) ??
    people.find(({ name }) => name.toLowerCase().split(" ")[0] === wanted) ??
    people.find(({ part }) => part === "requester") ??
    people[0];
  if (!chosen) throw new Error("The sandbox has no people.");
  return chosen;
}

/** Whom this tab, or the one that opened it, plays. */
export const rememberedPerson = () => sessionStorage.getItem(KEY);

/**
 * Address of this window as somebody else, on the same conversation.
 *
 * @param {string} person
 * @param {string} hash
 */
export const addressAs = (person, hash = "") => `/?as=${encodeURIComponent(person)}${hash}`;

/**
 * Takes the person from the address, else from this tab's memory, and keeps both in step, so that a reload and a
 * copied address stay the same person while other tabs are others.
 *
 * @param {readonly PersonView[]} people
 * @returns {PersonView}
 */
export function takeIdentity(people) {
  const asked = new URL(location.href).searchParams.get("as");
  const person = choosePerson(people, asked ?? rememberedPerson());
  // A frame shows somebody else for a while; the tab stays who it is.
  if (window.parent === window) sessionStorage.setItem(KEY, person.id);
  history.replaceState(null, "", addressAs(person.id, location.hash));
  return person;
}
