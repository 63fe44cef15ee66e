/** @import { PersonView } from "../../../page-api/api.ts" */

const KEY = "sandbox.as";

/**
 * The person that a tab plays: the one with this id or first name, else the first requester.
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

/** The person that this tab, or the tab that opened it, plays. */
export const rememberedPerson = () => sessionStorage.getItem(KEY);

/**
 * Address of this window as another person, with the same conversation.
 *
 * @param {string} person
 * @param {string} hash
 */
export const addressAs = (person, hash = "") => `/?as=${encodeURIComponent(person)}${hash}`;

/**
 * Takes the person from the address, else from this tab's memory, and writes it to both. So a reload and a copied address keep the person,
 * while other tabs play other people.
 *
 * @param {readonly PersonView[]} people
 * @returns {PersonView}
 */
export function takeIdentity(people) {
  const asked = new URL(location.href).searchParams.get("as");
  const person = choosePerson(people, asked ?? rememberedPerson());
  // A frame shows another person for a while; the tab's person stays.
  if (window.parent === window) sessionStorage.setItem(KEY, person.id);
  history.replaceState(null, "", addressAs(person.id, location.hash));
  return person;
}
