import { invitationListsContract } from "./invitation-lists.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("InvitationLists", invitationListsContract);
