import { conversationsContract } from "./conversations.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("Conversations", conversationsContract);
