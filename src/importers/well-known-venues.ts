/** Journals and conferences that bibliographies of computer science and of science in general name, with their kinds and full names. */
import type { VenueEntry } from '../catalog/model/schema.ts';
import { slugify, type WithId } from './ids.ts';

/** A line for each venue: its name, its full name, and further names after bars. */
const conferences = `
AAAI: AAAI Conference on Artificial Intelligence
ACL: Annual Meeting of the Association for Computational Linguistics
AISTATS: International Conference on Artificial Intelligence and Statistics
ASE: International Conference on Automated Software Engineering | IEEE/ACM International Conference on Automated Software Engineering
ASPLOS: International Conference on Architectural Support for Programming Languages and Operating Systems
CAV: International Conference on Computer Aided Verification
CCS: ACM SIGSAC Conference on Computer and Communications Security | ACM Conference on Computer and Communications Security
CHI: CHI Conference on Human Factors in Computing Systems | SIGCHI Conference on Human Factors in Computing Systems
CIKM: International Conference on Information and Knowledge Management
COLING: International Conference on Computational Linguistics
COLT: Conference on Learning Theory
CoNLL: Conference on Computational Natural Language Learning
CRYPTO: International Cryptology Conference
CVPR: IEEE/CVF Conference on Computer Vision and Pattern Recognition | IEEE Conference on Computer Vision and Pattern Recognition
DAC: Design Automation Conference
DSN: International Conference on Dependable Systems and Networks
EACL: Conference of the European Chapter of the Association for Computational Linguistics
ECCV: European Conference on Computer Vision
ECOOP: European Conference on Object-Oriented Programming
EMNLP: Conference on Empirical Methods in Natural Language Processing
ESEC/FSE: ACM Joint European Software Engineering Conference and Symposium on the Foundations of Software Engineering
ESORICS: European Symposium on Research in Computer Security
EUROCRYPT: International Conference on the Theory and Applications of Cryptographic Techniques
EuroSys: European Conference on Computer Systems
FOCS: IEEE Symposium on Foundations of Computer Science
FSE: ACM International Conference on the Foundations of Software Engineering
HPCA: International Symposium on High-Performance Computer Architecture
ICASSP: International Conference on Acoustics, Speech, and Signal Processing
ICCV: International Conference on Computer Vision | IEEE International Conference on Computer Vision
ICDE: International Conference on Data Engineering
ICDM: International Conference on Data Mining
ICFP: International Conference on Functional Programming
ICLR: International Conference on Learning Representations
ICML: International Conference on Machine Learning
ICPC: International Conference on Program Comprehension
ICRA: International Conference on Robotics and Automation
ICSE: International Conference on Software Engineering
ICSME: International Conference on Software Maintenance and Evolution
ICST: International Conference on Software Testing, Verification and Validation
ICWSM: International AAAI Conference on Web and Social Media
IJCAI: International Joint Conference on Artificial Intelligence
INFOCOM: IEEE Conference on Computer Communications
Interspeech: Annual Conference of the International Speech Communication Association
ISCA: International Symposium on Computer Architecture
ISSRE: International Symposium on Software Reliability Engineering
ISSTA: International Symposium on Software Testing and Analysis
KDD: ACM SIGKDD Conference on Knowledge Discovery and Data Mining
LICS: Symposium on Logic in Computer Science
LREC: International Conference on Language Resources and Evaluation
MICCAI: International Conference on Medical Image Computing and Computer-Assisted Intervention
MICRO: International Symposium on Microarchitecture
MobiCom: International Conference on Mobile Computing and Networking
MSR: International Conference on Mining Software Repositories
NAACL: Conference of the North American Chapter of the Association for Computational Linguistics
NDSS: Network and Distributed System Security Symposium
NeurIPS: Conference on Neural Information Processing Systems | NIPS | Advances in Neural Information Processing Systems
NSDI: USENIX Symposium on Networked Systems Design and Implementation
OSDI: USENIX Symposium on Operating Systems Design and Implementation
PLDI: Conference on Programming Language Design and Implementation
PODC: Symposium on Principles of Distributed Computing
PODS: Symposium on Principles of Database Systems
POPL: Symposium on Principles of Programming Languages
PPoPP: Symposium on Principles and Practice of Parallel Programming
RAID: International Symposium on Research in Attacks, Intrusions and Defenses
RecSys: ACM Conference on Recommender Systems
SANER: International Conference on Software Analysis, Evolution and Reengineering
SIGCOMM: ACM SIGCOMM Conference
SIGIR: International Conference on Research and Development in Information Retrieval
SIGMOD: International Conference on Management of Data
SODA: Symposium on Discrete Algorithms
SOSP: Symposium on Operating Systems Principles
STOC: Symposium on Theory of Computing
TACAS: International Conference on Tools and Algorithms for the Construction and Analysis of Systems
UAI: Conference on Uncertainty in Artificial Intelligence
UIST: Symposium on User Interface Software and Technology
USENIX ATC: USENIX Annual Technical Conference
USENIX Security: USENIX Security Symposium
VLDB: International Conference on Very Large Data Bases
WACV: Winter Conference on Applications of Computer Vision
WSDM: International Conference on Web Search and Data Mining
WWW: International World Wide Web Conference | The Web Conference | World Wide Web Conference on World Wide Web
`;

const journals = `
ACM Computing Surveys: ACM Computing Surveys | CSUR
ACM Transactions on Computer Systems: ACM Transactions on Computer Systems | TOCS
ACM Transactions on Database Systems: ACM Transactions on Database Systems | TODS
ACM Transactions on Graphics: ACM Transactions on Graphics | TOG
ACM Transactions on Information Systems: ACM Transactions on Information Systems | TOIS
Acta Informatica: Acta Informatica
Advances in Mathematics: Advances in Mathematics
American Economic Review: American Economic Review
Annals of Mathematics: Annals of Mathematics
Annals of Statistics: Annals of Statistics
Artificial Intelligence: Artificial Intelligence
Astronomy and Astrophysics: Astronomy and Astrophysics | Astronomy & Astrophysics
Automated Software Engineering: Automated Software Engineering
Bioinformatics: Bioinformatics
Biometrika: Biometrika
BMC Bioinformatics: BMC Bioinformatics
CACM: Communications of the ACM | Commun. ACM
Cell: Cell
Computational Linguistics: Computational Linguistics
Computer Networks: Computer Networks
Computers & Security: Computers & Security | Computers and Security
Cognition: Cognition
Current Biology: Current Biology
Econometrica: Econometrica
eLife: eLife
EMSE: Empirical Software Engineering
Expert Systems with Applications: Expert Systems with Applications
Future Generation Computer Systems: Future Generation Computer Systems
Genome Research: Genome Research
IEEE Access: IEEE Access
IEEE Communications Surveys & Tutorials: IEEE Communications Surveys & Tutorials
IEEE Internet of Things Journal: IEEE Internet of Things Journal
IEEE Software: IEEE Software
IEEE Transactions on Computers: IEEE Transactions on Computers
IEEE Transactions on Image Processing: IEEE Transactions on Image Processing
IEEE Transactions on Information Theory: IEEE Transactions on Information Theory
IEEE Transactions on Knowledge and Data Engineering: IEEE Transactions on Knowledge and Data Engineering | TKDE
IEEE Transactions on Neural Networks and Learning Systems: IEEE Transactions on Neural Networks and Learning Systems | TNNLS
IEEE Transactions on Parallel and Distributed Systems: IEEE Transactions on Parallel and Distributed Systems | TPDS
IEEE Transactions on Reliability: IEEE Transactions on Reliability
IEEE Transactions on Signal Processing: IEEE Transactions on Signal Processing
Information and Computation: Information and Computation
Information Processing Letters: Information Processing Letters
Information Sciences: Information Sciences
IST: Information and Software Technology
JACM: Journal of the ACM | J. ACM
JAIR: Journal of Artificial Intelligence Research
JMLR: Journal of Machine Learning Research
Journal of Applied Physics: Journal of Applied Physics
Journal of Biological Chemistry: Journal of Biological Chemistry
Journal of Chemical Physics: Journal of Chemical Physics
Journal of Computational Physics: Journal of Computational Physics
Journal of Fluid Mechanics: Journal of Fluid Mechanics
Journal of Open Source Software: Journal of Open Source Software | JOSS
Journal of Statistical Software: Journal of Statistical Software
Journal of the American Chemical Society: Journal of the American Chemical Society | JACS
Journal of the American Statistical Association: Journal of the American Statistical Association
JSS: Journal of Systems and Software
Knowledge-Based Systems: Knowledge-Based Systems
Machine Learning: Machine Learning
Nature: Nature
Nature Biotechnology: Nature Biotechnology
Nature Communications: Nature Communications
Nature Machine Intelligence: Nature Machine Intelligence
Nature Methods: Nature Methods
Nature Physics: Nature Physics
Neural Computation: Neural Computation
Neural Networks: Neural Networks
Neurocomputing: Neurocomputing
Neuron: Neuron
Nucleic Acids Research: Nucleic Acids Research
Pattern Recognition: Pattern Recognition
Pattern Recognition Letters: Pattern Recognition Letters
Physical Review A: Physical Review A
Physical Review B: Physical Review B
Physical Review D: Physical Review D
Physical Review E: Physical Review E
Physical Review Letters: Physical Review Letters | Phys. Rev. Lett.
PLOS Biology: PLOS Biology
PLOS Computational Biology: PLOS Computational Biology
PLOS ONE: PLOS ONE
PNAS: Proceedings of the National Academy of Sciences | Proceedings of the National Academy of Sciences of the United States of America
Proceedings of the IEEE: Proceedings of the IEEE
PVLDB: Proceedings of the VLDB Endowment
Reviews of Modern Physics: Reviews of Modern Physics
Science: Science
Science Advances: Science Advances
Science of Computer Programming: Science of Computer Programming
Scientific Reports: Scientific Reports
SIAM Journal on Computing: SIAM Journal on Computing
SIAM Journal on Optimization: SIAM Journal on Optimization
SIAM Review: SIAM Review
STVR: Software Testing, Verification and Reliability
SPE: Software: Practice and Experience | Software - Practice and Experience
TACL: Transactions of the Association for Computational Linguistics
TDSC: IEEE Transactions on Dependable and Secure Computing
The Astrophysical Journal: The Astrophysical Journal | Astrophysical Journal
The Astronomical Journal: The Astronomical Journal | Astronomical Journal
The Lancet: The Lancet | Lancet
Theoretical Computer Science: Theoretical Computer Science
TIFS: IEEE Transactions on Information Forensics and Security
TMLR: Transactions on Machine Learning Research
TOPLAS: ACM Transactions on Programming Languages and Systems
TOSEM: ACM Transactions on Software Engineering and Methodology
TPAMI: IEEE Transactions on Pattern Analysis and Machine Intelligence
TSE: IEEE Transactions on Software Engineering
`;

const parseVenues = (lines: string, kind: VenueEntry['kind']) =>
  lines
    .trim()
    .split('\n')
    .map((line): WithId<VenueEntry> => {
      const [name = '', names = ''] = line.split(/: (.*)/s);
      const [title = '', ...aliases] = names.split(' | ');
      return [slugify(name), { name, title, kind, ...(aliases.length > 0 && { aliases }) }];
    });

export const wellKnownVenues: readonly WithId<VenueEntry>[] = [
  ...parseVenues(conferences, 'conference'),
  ...parseVenues(journals, 'journal'),
];
