/**
 * The checks of a release. Each takes facts and returns the problems, so that the tests need no repository.
 *
 * @typedef {object} Facts
 * @property {Record<string, any>} manifest package.json
 * @property {string} changelog
 * @property {readonly string[]} tags of git
 * @property {readonly string[]} changedFiles not committed
 * @property {readonly string[]} packedFiles in the package that npm makes
 */

/** @param {Facts} facts */
export const findProblems = (facts) =>
  [checkVersion, checkChangelog, checkFiles, checkPackage, checkProvenance].flatMap((check) => check(facts));

/** @param {Facts} facts @returns {string[]} */
function checkVersion({ manifest: { version }, tags }) {
  const released = tags.filter((tag) => /^v\d+\.\d+\.\d+$/.test(tag)).map((tag) => tag.slice(1));
  if (released.includes(version))
    return [`version ${version} is already released; raise it: npm version --no-git-tag-version minor`];
  const higher = released.filter((tag) => compareVersions(tag, version) > 0);
  return higher.length > 0 ? [`version ${version} is lower than the released ${higher.join(', ')}`] : [];
}

/** @param {string} a @param {string} b */
function compareVersions(a, b) {
  const [numbersOfA, numbersOfB] = [a, b].map((version) => version.split('.').map(Number));
  const differences = (numbersOfA ?? []).map((number, index) => number - (numbersOfB?.[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}

/** @param {Facts} facts @returns {string[]} */
function checkChangelog({ manifest: { version }, changelog }) {
  const sections = changelog.split(/^## /m).slice(1);
  const [unreleased, newest] = sections;
  if (!unreleased?.startsWith('[Unreleased]')) return ['CHANGELOG.md does not begin with the section [Unreleased]'];
  const [, name, date] = /^\[(.*)\] - (\d{4}-\d\d-\d\d)\n/.exec(newest ?? '') ?? [];
  const problems = [];
  if (/^- /m.test(unreleased)) {
    const fix = name === version ? 'raise the version, and ' : '';
    problems.push(`CHANGELOG.md: ${fix}move the changes below [Unreleased] to a section of the version`);
  } else if (name !== version || !date) problems.push(`CHANGELOG.md: the newest section must be "## [${version}] - YYYY-MM-DD"`);
  else if (!/^- /m.test(newest ?? '')) problems.push(`CHANGELOG.md: the section [${version}] is empty`);
  return problems;
}

/** @param {Facts} facts @returns {string[]} */
const checkFiles = ({ changedFiles }) => changedFiles.map((file) => `${file} has changes that are not committed`);

const allowedFiles =
  /^(?:package\.json|README\.md|LICENSE|bin\/[\w-]+\.cjs|dist\/(?:[\w-]+\.cjs|lm4c\.1|catalog\.lm4c)|catalog\/.*\.(?:yaml|json|md))$/;
const requiredFiles = [
  'package.json',
  'README.md',
  'LICENSE',
  'bin/lm4c.cjs',
  'dist/main.cjs',
  'dist/lm4c.1',
  'dist/catalog.lm4c',
];

/** @param {Facts} facts @returns {string[]} */
const checkPackage = ({ packedFiles }) => [
  ...packedFiles.filter((file) => !allowedFiles.test(file)).map((file) => `${file} does not belong in the package`),
  ...requiredFiles.filter((file) => !packedFiles.includes(file)).map((file) => `${file} is missing in the package`),
];

/**
 * The package has no address yet, so package.json has no repository, bugs and homepage. npm refuses to publish with provenance
 * without a repository; this is the only place that says so.
 *
 * @param {Facts} facts @returns {string[]}
 */
function checkProvenance({ manifest: { repository, bugs, homepage, publishConfig } }) {
  const addresses = Object.entries({ repository, bugs, homepage }).filter(([, value]) => value === undefined);
  const missing = addresses.map(([name]) => name).join(', ');
  return [
    ...(missing ? [`package.json: add ${missing}, once the project has a public address; provenance needs the repository`] : []),
    ...(publishConfig?.provenance === true ? [] : ['package.json: publishConfig must have "provenance": true']),
    ...(publishConfig?.access === 'public' ? [] : ['package.json: publishConfig must have "access": "public"']),
  ];
}
