import { invitationsBlankContract } from "./invitations-blank.ts";
import { invitationsCommitContract } from "./invitations-commit.ts";
import { invitationsLinksContract } from "./invitations-links.ts";
import { invitationsContract } from "./invitations.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("Invitations", invitationsContract);
describeStores("Invitations.commit", invitationsCommitContract);
describeStores("Invitations.blankUnsent", invitationsBlankContract);
describeStores("Invitations.redeemUrl", invitationsLinksContract);
