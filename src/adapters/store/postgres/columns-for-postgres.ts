import { DataTypeNode, GeneratedNode, OperationNodeTransformer, RawNode } from "kysely";
import type {
  ColumnDefinitionNode,
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from "kysely";

/**
 * Makes the columns of our migrations fit PostgreSQL. Text is compared byte by byte, as SQLite does: a language's own order would sort ids and
 * times otherwise. Counting ids are identities that take a given id, too, so that rows can be copied.
 */
class Columns extends OperationNodeTransformer {
  protected override transformColumnDefinition(node: ColumnDefinitionNode): ColumnDefinitionNode {
    const column = super.transformColumnDefinition(node);
    if (column.autoIncrement === true) {
      const generated = GeneratedNode.create({ identity: true, byDefault: true });
      return { ...column, autoIncrement: false, dataType: DataTypeNode.create("bigint"), generated };
    }
    const isText = DataTypeNode.is(column.dataType) && column.dataType.dataType === "text";
    return isText ? { ...column, dataType: RawNode.createWithSql('text collate "C"') } : column;
  }
}

export const columnsForPostgres: KyselyPlugin = {
  transformQuery: ({ node }: PluginTransformQueryArgs): RootOperationNode => new Columns().transformNode(node),
  transformResult: async ({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> => result,
};
