/**
 * What each function of the database answers, where that is JSON: the one place that says it. `read`, `write` and what
 * asks through them give these types back; a test calls the functions and holds what came to what is said here.
 */
import type { Completeness } from './lib/activity/completeness.ts';
import type { KindAlsoCalled } from './lib/find/kinds-also-called.ts';
import type { Activity } from './lib/activity/activity.ts';
import type { Diagnosis } from './commands/diagnosis.ts';
import type { Feed } from './commands/feeds.ts';
import type { Known } from './commands/calendar-import.ts';
import type { EntryHistory } from './lib/contribution/history/history.ts';
import type { QueuedLetter } from './lib/contribution/letters/letter.server.ts';
import type { PhotoFile } from './lib/contribution/photo/photo-answer.server.ts';
import type { Photo } from './lib/contribution/photo/photos-of.server.ts';
import type { Challenge } from './lib/contribution/proof/proof.ts';
import type { FollowedProposal, State } from './lib/contribution/proposal/followed.ts';
import type { ProposalReceipt } from './lib/contribution/proposal.ts';
import type { Unconfirmed } from './lib/contribution/review/confirm-page.server.ts';
import type { LoggedAction } from './lib/contribution/review/log-view.server.ts';
import type { Claim, Members } from './lib/contribution/review/members-page.server.ts';
import type { QueueCounts, QueuedProposal } from './lib/contribution/review/queue.ts';
import type { Decided } from './lib/contribution/review/queue-page.server.ts';
import type { Roles } from './lib/contribution/review/roles.ts';
import type { OwnYearlyCounts } from './lib/contribution/review/year-page.server.ts';
import type { SimilarEntry } from './lib/contribution/similar.ts';
import type { Digest } from './lib/contribution/still-true/digest.server.ts';
import type { ChangedPlace } from './lib/exchange/entry-feed.server.ts';
import type { Residents } from './lib/insight/ground.server.ts';
import type { History } from './lib/insight/history.ts';
import type { AreaIndicator } from './lib/insight/by-area/area-indicator.ts';
import type { KeptEvidence } from './lib/insight/kept.server.ts';
import type { ContributionCounts } from './lib/insight/trends.server.ts';
import type { YearlyCount } from './lib/insight/yearly.ts';
import type { NeedsCounts } from './lib/needs/needs-view.server.ts';
import type { StoredNeighbourhood } from './lib/neighbourhood/neighbourhoods.server.ts';
import type { NetworkColumns } from './lib/network/network.ts';
import type { Practice } from './lib/network/practice.ts';
import type { Organisation } from './lib/organisation/organisation.ts';
import type { Check } from './lib/place/check.ts';
import type { CountedCategory, Place } from './lib/place/place.ts';
import type { PlacesInBox } from './lib/exchange/places-tile.server.ts';
import type { PlacePoints } from './lib/place/metres-to-places.server.ts';
import type { FoundPlaces } from './lib/place/search.server.ts';
import type { CreditView } from './lib/place/open-data.server.ts';
import type { WalkGraphAbout } from './lib/walking/network.server.ts';
import type { ImportConflict } from '../supabase/seed/load.ts';

/** What undoing, and accepting, did to an entry. */
interface Applied {
  readonly applied: readonly string[];
  /** Fields that somebody else has changed since. */
  readonly conflicts: readonly string[];
  /** Not all that was proposed was wanted. */
  readonly left_out: boolean;
  readonly revision: number | null;
  readonly noted?: true;
}

export interface Answers {
  activities_of: readonly Activity[];
  activity_dates: Readonly<Record<string, string>>;
  area_indicators_of: readonly AreaIndicator[];
  audit_log: readonly LoggedAction[];
  calendar_entries: readonly Known[];
  categories_overview: readonly CountedCategory[];
  challenge:
    | (Challenge & { readonly needed: true })
    | { readonly needed: false; readonly challenge: null; readonly bits: 0 };
  claims_of: readonly Claim[];
  completeness_of: readonly Completeness[];
  checks_of: Readonly<Partial<Record<string, readonly Check[]>>>;
  confirm_entry: {
    readonly confirmedAt: string | null;
    readonly counted: boolean;
    readonly asVisitor: boolean;
  };
  confirmed_by: Readonly<Partial<Record<string, 'coordinator' | 'organisation'>>>;
  contribution_counts: ContributionCounts;
  credits: readonly CreditView[];
  decide: Decided;
  decide_many: readonly {
    readonly id: string;
    readonly state: State | null;
    readonly error: string | null;
  }[];
  diagnosis: Diagnosis;
  digest_by_token: Digest;
  entry_history: EntryHistory | null;
  evidence_history: History;
  evidence_kept: KeptEvidence | null;
  feeds_to_fetch: readonly Feed[];
  import_entries: {
    readonly entries: number;
    readonly changed: number;
    readonly conflicts: readonly ImportConflict[];
  };
  import_places: readonly {
    readonly id: string;
    readonly outcome: 'new' | 'changed' | 'same' | 'kept' | 'closed' | 'waiting' | 'protected' | 'refused';
    readonly slug?: string;
    /** What was written, and what was kept as people had changed it. */
    readonly fields?: readonly string[];
    readonly kept?: readonly string[];
    readonly reason?: string;
  }[];
  queue_places: Answers['import_places'];
  imported_ids: readonly string[];
  keep_evidence: { readonly revision: number; readonly day: string };
  kinds_also_called_of: readonly KindAlsoCalled[];
  languages_in_use: readonly { readonly code: string; readonly count: number }[];
  letters_to_send: readonly QueuedLetter[];
  members_of: Members;
  my_roles: Roles;
  needs_confirming: readonly Unconfirmed[];
  needs_counts: NeedsCounts;
  neighbourhood_by_slug: { readonly neighbourhood: StoredNeighbourhood; readonly isOnly: boolean } | null;
  neighbourhood_version: { readonly version: number; readonly timeZone: string } | null;
  neighbourhoods_overview: readonly StoredNeighbourhood[];
  network_of: NetworkColumns;
  opening_hours_in_use: readonly string[];
  place_points: PlacePoints;
  places_in_box: PlacesInBox;
  organisations_of: readonly Organisation[];
  own_photo: PhotoFile | null;
  own_yearly_counts: readonly OwnYearlyCounts[];
  photo_file: PhotoFile | null;
  photos_of: readonly Photo[];
  place_by_slug: Place | null;
  practices_everywhere: readonly Practice[];
  proposal_by_secret: FollowedProposal | null;
  propose: ProposalReceipt;
  propose_photo: ProposalReceipt;
  queue: readonly QueuedProposal[];
  queued_photo: PhotoFile | null;
  recent_places: readonly ChangedPlace[];
  residents_of: Residents;
  queue_counts: QueueCounts;
  record_check: { readonly confirmed: boolean };
  said_true: Readonly<Partial<Record<string, { readonly day: string; readonly visitors: number }>>>;
  search_places: FoundPlaces;
  similar_entries: readonly SimilarEntry[];
  take_back_confirmation: { readonly taken: boolean };
  undo_revision: Applied;
  walk_graph_about: WalkGraphAbout | null;
  walk_graph_of: { readonly revision: number; readonly graph: string } | null;
  yearly_counts: readonly YearlyCount[];
}
