import { describe, expect, it } from 'vitest';
import { createSynonymGroup } from '../../../src/catalog/model/synonyms.ts';

describe('createSynonymGroup', () => {
  it('has the stems of each term, the key first', () => {
    expect(createSynonymGroup('model-stealing', ['Imitation Attacks', 'extraction of models', '模型窃取'])).toEqual({
      name: 'model-stealing',
      terms: [
        ['model', 'steal'],
        ['imit', 'attack'],
        ['extract', 'model'],
        ['模', '型', '窃', '取'],
      ],
      narrower: [],
    });
  });

  it('keeps narrower terms apart', () => {
    expect(createSynonymGroup('supply-chain', { same: ['供应链'], narrower: ['dependency confusion'] })).toEqual({
      name: 'supply-chain',
      terms: [
        ['sup', 'chain'],
        ['供', '应', '链'],
      ],
      narrower: [['dependency', 'confus']],
    });
  });

  it('may have narrower terms only', () => {
    expect(createSynonymGroup('hdl', { narrower: ['Verilog'] })).toEqual({
      name: 'hdl',
      terms: [['hdl']],
      narrower: [['verilog']],
    });
  });

  it('leaves out terms without letters and digits, which would match every text', () => {
    expect(createSynonymGroup('llm', { same: ['…', 'LM'], narrower: ['--'] })).toEqual({
      name: 'llm',
      terms: [['llm'], ['lm']],
      narrower: [],
    });
  });
});
