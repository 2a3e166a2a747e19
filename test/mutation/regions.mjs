import { Visitor } from 'rolldown/utils';

/** @typedef {{ readonly start: number, readonly end: number }} Range */

/**
 * Code that runs as a whole, except for the regions inside it: a module, a block, or the expression of an arrow function.
 *
 * @typedef {Range & { readonly id: string, readonly kind: 'module' | 'block' | 'expression', readonly scope: Range }} Region
 */

/**
 * The regions of a file, outer ones first. The scope of a function's body begins with its parameters.
 *
 * @param {string} file
 * @param {import('rolldown/utils').ESTree.Program} program
 */
export function regionsOf(file, program) {
  /** @type {Region[]} */
  const regions = [];
  /** @param {Region['kind']} kind @param {Range} body @param {Range} scope */
  const add = (kind, { start, end }, scope) => regions.push({ id: `${file} ${regions.length}`, start, end, kind, scope });
  /** @param {Range & { readonly body: Range & { readonly type: string } | null }} node */
  const addFunction = (node) => node.body && add(node.body.type === 'BlockStatement' ? 'block' : 'expression', node.body, node);
  new Visitor({
    Program: (node) => add('module', { start: 0, end: node.end }, { start: 0, end: node.end }),
    ArrowFunctionExpression: addFunction,
    FunctionDeclaration: addFunction,
    FunctionExpression: addFunction,
    BlockStatement: (node) => add('block', node, node),
  }).visit(program);
  return regions;
}

/** @param {readonly Region[]} regions @param {Range} range */
export const innermostRegion = (regions, { start, end }) =>
  regions.findLast(({ scope }) => scope.start <= start && end <= scope.end);

/**
 * The source with code that adds the id of each of these regions to the global set `covered` when it runs.
 *
 * @param {string} source
 * @param {Iterable<Region>} regions
 */
export function instrument(source, regions) {
  /** @type {Map<number, string>} */
  const insertions = new Map();
  /** @param {number} at @param {string} text */
  const insert = (at, text) => insertions.set(at, text + (insertions.get(at) ?? ''));
  for (const { id, start, end, kind } of regions) {
    const call = `globalThis.covered?.add(${JSON.stringify(id)})`;
    if (kind === 'expression') {
      insert(start, `(${call}, `);
      insert(end, ')');
    } else insert(kind === 'block' ? start + 1 : start, `${call};`);
  }
  return [...insertions]
    .sort(([a], [b]) => b - a)
    .reduce((text, [at, inserted]) => text.slice(0, at) + inserted + text.slice(at), source);
}
