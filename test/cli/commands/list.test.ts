import { describe, expect, it } from 'vitest';
import { run, terminal } from '../../run.ts';

describe('lm4c list', () => {
  it('prints TSV into a pipe, newest papers first', async () => {
    expect(await run(['list'])).toEqual({
      status: 0,
      stdout: `\
okafor2024night	2024	ICHT	Night Watch over Poisoned Code	Okafor, Chidi; King, Jr., Martin J.	defenses, data-poisoning	10.5555/2345678.8765432	https://github.com/harbor-lab/Night_Watch
lin2024tides	2024	arXiv	Tides: Adversarial Attacks without Gradients	Lin, Xiao; Abel, Ida	adversarial		
lin2024survey	2024	软件通报	代码模型港口安全综述	林晓; 吴海燕	survey		
openharbor2023counting	2023	arXiv	Counting Ships	OpenHarbor	backdoor		
muller2023hidden	2023	JIS	Hidden Variables	Müller, Søren; van der Berg, Ana	adversarial, defenses	10.5555/jis.2023.107	
king2023locking	2023	ICHT	Locking the Door & Keeping the Key: 100% of C# Models in #1 Place_Holders	King, Jr., Martin J.; Łukasiewicz, Zoë; O’Neil, Una-May	data-poisoning	10.5555/1234567.7654321	https://github.com/king-mj/locks
`,
      stderr: '',
    });
  });

  it('prints a table on a terminal, and the number of papers to stderr', async () => {
    expect(await run(['list'], terminal(100))).toEqual({
      status: 0,
      stdout: `\
KEY                     YEAR  VENUE     TITLE                                                   CODE
okafor2024night         2024  ICHT      Night Watch over Poisoned Code                          code
lin2024tides            2024  arXiv     Tides: Adversarial Attacks without Gradients ⚑
lin2024survey           2024  软件通报  代码模型港口安全综述 ⚑
openharbor2023counting  2023  arXiv     Counting Ships
muller2023hidden        2023  JIS       Hidden Variables
king2023locking         2023  ICHT      Locking the Door & Keeping the Key: 100% of C# Models   code
                                        in #1 Place_Holders
`,
      stderr: '6 papers\n',
    });
  });

  it('wraps titles between words on a narrower terminal', async () => {
    expect(await run(['list', '--year', '2023'], terminal(60))).toEqual({
      status: 0,
      stdout: `\
Counting Ships           openharbor2023counting  2023  arXiv
Hidden Variables                 muller2023hidden  2023  JIS
Locking the Door & Keeping the Key: 100% of C# Models in #1
  Place_Holders            king2023locking  2023  ICHT  code
`,
      stderr: '3 of 6 papers\n',
    });
  });

  it('prints the other fields below each title on a narrow terminal', async () => {
    expect(await run(['list', '--category', 'threats', '--year', '2023'], terminal(40))).toEqual({
      status: 0,
      stdout: `\
Counting Ships
     openharbor2023counting  2023  arXiv
Hidden Variables
             muller2023hidden  2023  JIS
Locking the Door & Keeping the Key: 100%
  of C# Models in #1 Place_Holders
       king2023locking  2023  ICHT  code
`,
      stderr: '3 of 6 papers\n',
    });
  });

  it('prints nothing and exits with 0 when no paper passes the filters', async () => {
    expect(await run(['list', '--year', '2023', '--venue', '软件通报'])).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('prints a count of 0 on a terminal when no paper passes the filters', async () => {
    expect(await run(['list', '--year', '2023', '--ours'], terminal(80))).toEqual({
      status: 0,
      stdout: '',
      stderr: '0 of 6 papers\n',
    });
  });

  it('combines the values of a filter with or, and filters with and', async () => {
    expect(await run(['list', '--venue', 'icht,arxiv', '--year', '2024', '--fields', 'key,venue'])).toEqual({
      status: 0,
      stdout: `\
okafor2024night	ICHT
lin2024tides	arXiv
`,
      stderr: '',
    });
  });

  it('excludes papers with --not- filters', async () => {
    expect(await run(['list', '--not-venue', 'icht', '--not-year', '2023', '--fields', 'key'])).toEqual({
      status: 0,
      stdout: `\
lin2024tides
lin2024survey
`,
      stderr: '',
    });
  });

  it('accepts date as another name of year', async () => {
    const byYear = await run(['list', '--sort', 'year,title', '--fields', 'key']);
    expect(await run(['list', '--sort', 'Date,title', '--fields', 'key'])).toEqual(byYear);
    expect(byYear.status).toBe(0);
  });

  it('suggests the categories that have the word', async () => {
    const { stderr } = await run(['list', '--category', 'poisoning']);
    expect(stderr).toContain('did you mean data-poisoning?');
  });

  it('sorts by a field, with equal papers in the order of the catalog', async () => {
    expect(await run(['list', '--sort', 'venue', '--reverse', '--fields', 'key,venue', '-n', '3'])).toEqual({
      status: 0,
      stdout: `\
lin2024survey	软件通报
muller2023hidden	JIS
king2023locking	ICHT
`,
      stderr: '',
    });
  });

  it('prints how many papers there are without the limit', async () => {
    expect(await run(['list', '-n', '1', '--fields', 'key'], terminal(80))).toEqual({
      status: 0,
      stdout: `\
KEY
okafor2024night
`,
      stderr: 'the first of 6 papers\n',
    });
  });

  it('prints only the fields of --fields', async () => {
    expect(await run(['list', '--fields', 'key,doi', '--has', 'doi', '--format', 'csv'])).toEqual({
      status: 0,
      stdout: `\
key,doi
okafor2024night,10.5555/2345678.8765432
muller2023hidden,10.5555/jis.2023.107
king2023locking,10.5555/1234567.7654321
`,
      stderr: '',
    });
  });

  it('prints an empty array as JSON when no paper passes the filters', async () => {
    expect(await run(['list', '--year', '2023', '--ours', '--json'])).toEqual({
      status: 0,
      stdout: '[]\n',
      stderr: '',
    });
  });

  it('suggests a venue for a mistyped one', async () => {
    expect(await run(['list', '--venue', 'ICTH'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `\
error: unknown venue "ICTH"
  did you mean ICHT?
  to list all: lm4c venues
`,
    });
  });

  it('suggests a format for a mistyped one', async () => {
    expect(await run(['list', '--format', 'jsno'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `\
error: unknown format "jsno"
  did you mean json?
  one of table, long, tsv, csv, json, jsonl, keys, markdown, bibtex, biblatex, csl-json, ris
`,
    });
  });

  it('rejects a limit of 0', async () => {
    expect(await run(['list', '-n', '0'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: --limit needs a whole number from 1, not "0"\n',
    });
  });

  it('rejects an unknown field', async () => {
    expect(await run(['list', '--fields', 'key,titel'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `\
error: unknown field "titel"
  did you mean title?
  one of key, title, translation, authors, etal, year, venue, type, booktitle, journal, edition, series, volume, number, pages, numpages, month, publisher, doi, arxiv, primaryclass, preprint, url, pdf, categories, code, reproductions, ours, acronym, tasks, models, languages, techniques, summary, language, title_tex, protect, noprotect, note, aliases, abstract
`,
    });
  });

  it('rejects --json with another --format', async () => {
    expect(await run(['list', '--json', '--format', 'tsv'])).toEqual({
      status: 2,
      stdout: '',
      stderr: '{"error":{"code":"two-formats","message":"--json and --format tsv cannot be combined","suggestions":[]}}\n',
    });
  });

  it('prints an error as JSON with --json', async () => {
    expect(await run(['list', '--venue', 'ICTH', '--json'])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        '{"error":{"code":"unknown-venue","message":"unknown venue \\"ICTH\\"","suggestions":["ICHT"],"hint":"to list all: lm4c venues"}}\n',
    });
  });

  it('rejects an unknown order', async () => {
    expect(await run(['list', '--sort', 'yaer'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `\
error: cannot sort by "yaer"
  did you mean year?
  one of year, title, venue, author, key, relevance
`,
    });
  });

  it('prints nothing to stderr with --quiet', async () => {
    expect(await run(['list', '-n', '1', '--fields', 'key', '-q'], terminal(80))).toEqual({
      status: 0,
      stdout: `\
KEY
okafor2024night
`,
      stderr: '',
    });
  });
});
