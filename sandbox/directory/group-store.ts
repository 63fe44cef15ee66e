import { GROUP_IDS, PERSON_IDS } from "./well-known.ts";

/** A group, with the properties that the sandbox serves (names of Graph v1.0's `group`). */
export interface DirectoryGroup {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly mail: string | null;
  readonly mailNickname: string;
  readonly proxyAddresses: readonly string[];
  /** "Unified": a Microsoft 365 group; none: a security group. */
  readonly groupTypes: readonly string[];
  /** The group has a team in Microsoft Teams, with the same id. */
  readonly hasTeam: boolean;
  readonly owners: ReadonlySet<string>;
  /** Ids of users, and of groups in this group. */
  readonly members: Set<string>;
  /** When users were added to the group and not to its team, in milliseconds of directory time. */
  readonly joinedGroupAt: Map<string, number>;
}

/** The tenant's groups. */
export interface GroupStore {
  list(): readonly DirectoryGroup[];
  get(id: string): DirectoryGroup | undefined;
  /** The groups of which this user or group is a direct member. */
  directGroupsOf(id: string): readonly DirectoryGroup[];
  /** The same, with the groups that have it as a member through other groups. */
  allGroupsOf(id: string): readonly DirectoryGroup[];
  /** Whether the address belongs to a group. */
  ownsAddress(address: string): boolean;
  /** Returns to the groups of the start. */
  clear(): void;
}

type Seed = Omit<DirectoryGroup, "members" | "joinedGroupAt"> & { readonly members: readonly string[] };

export interface GroupOptions {
  /** The ids of the team's owners, now. */
  readonly teamOwners: () => ReadonlySet<string>;
}

const NO_MAIL = { mail: null, proxyAddresses: [], groupTypes: [], hasTeam: false };
const OWNERS = new Set([PERSON_IDS.admin]);

const SEEDS: readonly Seed[] = [
  {
    ...NO_MAIL,
    ...{ id: GROUP_IDS.approvers, displayName: "Partners approvers", mailNickname: "partners-approvers" },
    ...{ description: "Decide about new partners", owners: OWNERS, members: [PERSON_IDS.megan, PERSON_IDS.alex] },
  },
  {
    ...{ id: GROUP_IDS.sales, displayName: "Sales", description: "Everybody in sales", mailNickname: "sales", groupTypes: ["Unified"] },
    ...{ mail: "sales@contoso.com", proxyAddresses: ["SMTP:sales@contoso.com", "smtp:contoso-sales@tailspintoys.com"] },
    ...{ hasTeam: false, owners: new Set([PERSON_IDS.megan]), members: [PERSON_IDS.adele, PERSON_IDS.megan] },
  },
  {
    ...NO_MAIL,
    ...{ id: GROUP_IDS.staff, displayName: "Contoso staff", description: "Sales, and the rest of us", mailNickname: "staff" },
    ...{ owners: OWNERS, members: [GROUP_IDS.sales, PERSON_IDS.lee] },
  },
  {
    ...{ id: GROUP_IDS.team, displayName: "Contoso Partners", description: "The team", mailNickname: "contoso-partners" },
    ...{ mail: "contoso-partners@contoso.com", proxyAddresses: ["SMTP:contoso-partners@contoso.com"], groupTypes: ["Unified"] },
    ...{ hasTeam: true, owners: new Set() },
    members: [PERSON_IDS.adele, PERSON_IDS.megan, PERSON_IDS.alex, PERSON_IDS.grady, PERSON_IDS.henrietta, PERSON_IDS.admin],
  },
];

export function createGroupStore({ teamOwners }: GroupOptions): GroupStore {
  const groups = new Map<string, DirectoryGroup>();
  const restore = () => SEEDS.forEach((seed) => groups.set(seed.id, groupOf(seed, teamOwners)));
  const directGroupsOf = (id: string) => [...groups.values()].filter(({ members }) => members.has(id));
  const collect = (id: string, found: Map<string, DirectoryGroup>): Map<string, DirectoryGroup> => {
    for (const group of directGroupsOf(id).filter((each) => !found.has(each.id))) collect(group.id, found.set(group.id, group));
    return found;
  };
  restore();
  return {
    list: () => [...groups.values()],
    get: (id) => groups.get(id.toLowerCase()),
    directGroupsOf,
    allGroupsOf: (id) => [...collect(id, new Map()).values()],
    ownsAddress: (address) => [...groups.values()].some((group) => group.proxyAddresses.some((each) => isSame(each, address))),
    clear: restore,
  };
}

/** The owners of the team follow a switch. */
function groupOf(seed: Seed, teamOwners: GroupOptions["teamOwners"]): DirectoryGroup {
  const started = { ...seed, members: new Set(seed.members), joinedGroupAt: new Map<string, number>() };
  if (!seed.hasTeam) return started;
  return {
    ...started,
    get owners() {
      return teamOwners();
    },
  };
}

function isSame(proxyAddress: string, address: string): boolean {
  return proxyAddress.toLowerCase().replace(/^smtp:/, "") === address.toLowerCase();
}
