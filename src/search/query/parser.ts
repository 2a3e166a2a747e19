/**
 * Parses a query.
 *
 *     query = all { "OR" all }
 *     all   = item { [ "AND" ] item }
 *     item  = [ "-" | "NOT" | "+" ] ( "(" query ")" | field ":" value | "phrase" | wildcard | years | word )
 *
 * What does not fit is ignored, as are brackets without their other half and operators without an operand.
 */
import { tokenize } from '../../util/tokenize.ts';
import { lexQuery, type Operator, type QueryToken } from './lexer.ts';

/** A part of a query. */
export type QueryNode = AllNode | AnyNode | Operand;

/** A paper must match all items except the optional words, of which most are enough, and none of the excluded ones. */
export interface AllNode {
  readonly type: 'all';
  /** In the order of the query. */
  readonly items: readonly Item[];
  readonly excluded: readonly QueryNode[];
}

/** A paper must match one of the alternatives. */
interface AnyNode {
  readonly type: 'any';
  readonly alternatives: readonly QueryNode[];
}

type Operand = Exclude<QueryToken, { readonly type: 'operator' }>;

export interface Item {
  readonly node: QueryNode;
  /** Whether the query demands it with `+` or `AND`. */
  readonly isRequired: boolean;
}

/** Brackets that are nested more deeply are ignored. */
const maxDepth = 50;

export function parseQuery(query: string): QueryNode {
  const node = new Parser(withoutUnmatchedBrackets(lexQuery(query))).parseAny(0);
  if (node.type !== 'all' || node.items.length + node.excluded.length > 0) return node;
  // Only operators without operands, which are words then.
  return {
    type: 'all',
    items: tokenize(query).map((word) => ({ node: { type: 'word', word }, isRequired: false })),
    excluded: [],
  };
}

function withoutUnmatchedBrackets(tokens: readonly QueryToken[]): readonly QueryToken[] {
  const open: number[] = [];
  const unmatched = new Set<number>();
  for (const [index, token] of tokens.entries()) {
    if (isOperator(token, '(') && open.length < maxDepth) open.push(index);
    else if (isOperator(token, '(')) unmatched.add(index);
    else if (isOperator(token, ')') && open.pop() === undefined) unmatched.add(index);
  }
  for (const index of open) unmatched.add(index);
  return tokens.filter((_, index) => !unmatched.has(index));
}

const isOperator = (token: QueryToken | undefined, operator: Operator) =>
  token?.type === 'operator' && token.operator === operator;

class Parser {
  private readonly tokens: readonly QueryToken[];
  private position = 0;

  constructor(tokens: readonly QueryToken[]) {
    this.tokens = tokens;
  }

  parseAny(depth: number): QueryNode {
    const alternatives: QueryNode[] = [];
    do {
      const node = this.parseAll(depth);
      if (node.items.length + node.excluded.length > 0) alternatives.push(node);
    } while (this.take('OR'));
    const [only, ...others] = alternatives;
    if (only && others.length === 0) return only;
    return only ? { type: 'any', alternatives } : { type: 'all', items: [], excluded: [] };
  }

  private parseAll(depth: number): AllNode {
    const items: Item[] = [];
    const excluded: QueryNode[] = [];
    let isDemanded = false;
    while (this.position < this.tokens.length && !this.isNext('OR') && !this.isNext(')')) {
      if (this.take('AND')) {
        const last = items.pop();
        if (last) items.push({ ...last, isRequired: true });
        isDemanded = true;
        continue;
      }
      const isExcluded = this.take('NOT');
      const isRequired = this.take('+') || isDemanded;
      const node = this.parseOperand(depth);
      isDemanded = false;
      if (!node) continue;
      if (isExcluded) excluded.push(node);
      else items.push({ node, isRequired });
    }
    return { type: 'all', items, excluded };
  }

  private parseOperand(depth: number): QueryNode | undefined {
    const token = this.tokens[this.position];
    if (!token || this.isNext('OR') || this.isNext('AND') || this.isNext(')')) return undefined;
    this.position++;
    if (token.type !== 'operator') return token;
    if (token.operator !== '(') return undefined;
    const node = this.parseAny(depth + 1);
    this.take(')');
    return node;
  }

  private isNext(operator: Operator): boolean {
    return isOperator(this.tokens[this.position], operator);
  }

  private take(operator: Operator): boolean {
    const isNext = this.isNext(operator);
    if (isNext) this.position++;
    return isNext;
  }
}
