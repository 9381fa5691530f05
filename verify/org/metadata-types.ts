import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';

/** What the Metadata API takes for a field. */
export type FieldType =
    | { kind: 'text' | 'boolean' | 'number' | 'any' }
    | { kind: 'enum'; values: string[] }
    | { kind: 'object'; type: string };

export interface Field {
    type: FieldType;
    repeats: boolean;
    required: boolean;
}

const require = createRequire(import.meta.url);

/** The Metadata API's types as @salesforce/types declares them, which is made from the API's own WSDL. */
export class MetadataTypes {
    private readonly declared = new Map<string, ts.TypeNode>();
    private readonly shapes = new Map<string, Map<string, Field>>();
    private readonly source: ts.SourceFile;

    constructor() {
        const file = path.join(path.dirname(require.resolve('@salesforce/types/metadata')), 'metadata.d.ts');
        this.source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
        for (const statement of this.source.statements) {
            if (ts.isTypeAliasDeclaration(statement)) {
                this.declared.set(statement.name.text, statement.type);
            }
        }
    }

    has(type: string): boolean {
        return this.declared.has(type);
    }

    /** Field name → field, inherited ones included. */
    fields(type: string): Map<string, Field> {
        const known = this.shapes.get(type);
        if (known) {
            return known;
        }
        const fields = new Map<string, Field>();
        this.shapes.set(type, fields);
        this.collect(this.declared.get(type), fields);
        return fields;
    }

    private collect(node: ts.TypeNode | undefined, fields: Map<string, Field>): void {
        if (!node) {
            return;
        }
        if (ts.isIntersectionTypeNode(node)) {
            node.types.forEach((part) => this.collect(part, fields));
        } else if (ts.isTypeReferenceNode(node)) {
            this.collect(this.declared.get(node.typeName.getText(this.source)), fields);
        } else if (ts.isTypeLiteralNode(node)) {
            for (const member of node.members.filter(ts.isPropertySignature)) {
                fields.set(member.name.getText(this.source), this.field(member));
            }
        }
    }

    private field(member: ts.PropertySignature): Field {
        const declared = member.type;
        const repeats = declared !== undefined && ts.isArrayTypeNode(declared);
        const single = repeats ? declared.elementType : declared;
        return { type: this.fieldType(single), repeats, required: !member.questionToken && !repeats };
    }

    private fieldType(node: ts.TypeNode | undefined): FieldType {
        switch (node?.kind) {
            case ts.SyntaxKind.StringKeyword:
                return { kind: 'text' };
            case ts.SyntaxKind.BooleanKeyword:
                return { kind: 'boolean' };
            case ts.SyntaxKind.NumberKeyword:
                return { kind: 'number' };
            default:
        }
        if (node && ts.isUnionTypeNode(node)) {
            return unionType(node);
        }
        if (node && ts.isTypeReferenceNode(node)) {
            const name = node.typeName.getText(this.source);
            const target = this.declared.get(name);
            const isObject = target && (ts.isTypeLiteralNode(target) || ts.isIntersectionTypeNode(target));
            return isObject ? { kind: 'object', type: name } : target ? this.fieldType(target) : { kind: 'any' };
        }
        return { kind: 'any' };
    }
}

function unionType(node: ts.UnionTypeNode): FieldType {
    const values = node.types.map((type) =>
        ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined
    );
    return values.every((value) => value !== undefined) ? { kind: 'enum', values } : { kind: 'any' };
}
