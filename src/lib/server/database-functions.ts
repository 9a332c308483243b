// Written by "npm run database-types" from the catalogue; a test holds it to that.

/** The functions of the database that the Data API serves: their parameters and, where it is not JSON, their answer. */
export interface DatabaseFunctions {
  /** Gives the signed-in person the roles that waited for her address. → how many. */
  accept_invitations: { Args: Record<string, never>; Returns: number };
  /** All activities of a neighbourhood, in the shape of the type Activity (src/lib/activity/activity.ts). */
  activities_of: { Args: { neighbourhood: string }; Returns: unknown };
  /** When each activity last changed: {"slug": ISO 8601 instant}. */
  activity_dates: { Args: { neighbourhood: string }; Returns: unknown };
  /** Has a calendar fetched from now on, for coordinators of the neighbourhood and editors of the organisation; adding it again changes its kind. */
  add_calendar: {
    Args: { neighbourhood: string; organisation: string; url: string; activity_kind?: string | null };
    Returns: string;
  };
  /** Notes a calendar that is to be fetched; noting it again changes its kind. */
  add_feed: {
    Args: { neighbourhood: string; organisation: string; url: string; activity_kind?: string | null };
    Returns: string;
  };
  /** Takes a need: {"what", "cell": {"zone", "column", "row"} or null, "times": […], "stops": […]}. The cell is one of 200 m of the UTM grid, south of the equator with negative rows; anything finer or unknown is refused with 22023. "marks" are lists of random marks of 22 letters of base64url, looked at in their order: of each list the first that was not used today (UTC) is taken, and where a list has none left the need was told already and is not counted again. Nothing is returned: there is nothing to come back to. */
  add_need: { Args: { neighbourhood: string; need: object; marks: object }; Returns: null };
  /** Who holds the secret adds words, or other values of fields, to a proposal that is not decided; a question of the coordinator is answered by it. */
  add_to_proposal: {
    Args: { secret: string; words: string; changes?: object | null; caller?: string | null };
    Returns: string;
  };
  /** A coordinator accepts a contribution, whole or only some fields. → {"applied": […], "conflicts": […], "revision": n}. */
  apply_contribution: {
    Args: { contribution_id: string; only_fields?: readonly string[] | null };
    Returns: unknown;
  };
  /** The indicators of a neighbourhood with their areas, in the shape of the type AreaIndicator (src/lib/insight/by-area/area-indicator.ts). */
  area_indicators_of: { Args: { neighbourhood: string }; Returns: unknown };
  /** What was decided in a neighbourhood, and who was given or lost a role, the newest first, for its coordinators; at most 200 before an id. */
  audit_log: {
    Args: { neighbourhood: string; before?: number | null; most?: number | null };
    Returns: unknown;
  };
  /** Brings the invented activities back that remove_demonstration closed, as they were. → how many. */
  bring_back_demonstration: { Args: { neighbourhood: string }; Returns: number };
  /** What an import must not disturb: the activities of a neighbourhood, and all that came from a calendar, with their UIDs and the sources of the imports that wrote them. */
  calendar_entries: { Args: { neighbourhood: string }; Returns: unknown };
  /** All categories, as they are called in the country of the neighbourhood, with the number of its places in each. */
  categories_overview: { Args: { neighbourhood: string }; Returns: unknown };
  /** Whether a proposal must bring a proof of work now, and of what: a nonce such that sha256(challenge || ':' || nonce) begins with so many zero bits. → {"needed", "challenge", "bits"}. */
  challenge: { Args: { neighbourhood: string; caller?: string | null }; Returns: unknown };
  /** How entries were checked, the latest five lines of each: {"places/slug": [{"day", "by", "how", "outcome", "field", "times"}]}, the last first. */
  checks_of: { Args: { neighbourhood: string }; Returns: unknown };
  /** Somebody signed in says that she works for an organisation; a coordinator decides. → state of the claim. */
  claim_organisation: {
    Args: { neighbourhood: string; organisation: string; words?: string | null };
    Returns: string;
  };
  /** Claims that wait, for the coordinators of the neighbourhood. */
  claims_of: { Args: { neighbourhood: string }; Returns: unknown };
  /** How complete the entries of a neighbourhood are, kind by kind: [{"of", "value", "state", "source", "asOf"}]. */
  completeness_of: { Args: { neighbourhood: string }; Returns: unknown };
  /** "All still true": whoever holds the link of an editor's letter confirms what it lists, once. → how many. */
  confirm_digest: { Args: { token: string }; Returns: number };
  /** Somebody found an entry true: counted once for each device, entry and day. → {"confirmedAt", "counted", "asVisitor"}; a visitor does not move "confirmedAt". */
  confirm_entry: {
    Args: {
      neighbourhood: string;
      target: string;
      slug: string;
      device?: string | null;
      caller?: string | null;
    };
    Returns: unknown;
  };
  /** Changes whenever somebody says that an entry is still true, or takes it back. */
  confirmations_version: { Args: Record<string, never>; Returns: number };
  /** As whom entries were last confirmed, where that is known: {"places/slug": "coordinator" | "organisation"}. */
  confirmed_by: { Args: { neighbourhood: string }; Returns: unknown };
  /** Who contributed, quarter by quarter, and in how many days a proposal was decided (median): counts of five or more, of quarters that are over. "today" may be earlier than the day it is, not later. */
  contribution_counts: { Args: { neighbourhood: string; today?: string | null }; Returns: unknown };
  /** Every source of any entry once: [{"name", "url", "licence"}]. */
  credits: { Args: Record<string, never>; Returns: unknown };
  /** Changes whenever a live table does: the last revision. For ETags. */
  data_version: { Args: Record<string, never>; Returns: number };
  /** A coordinator decides: {"action": "accept" | "refuse" | "ask", "version": the one she read | null, "fields": [only these] | null, "edits": {field: value put right} | null, "reason": code | null, "words": text | null}. PT409 when somebody decided before her, with the state as detail and the moment as hint, or when its author changed it since that version, with "changed" as detail. → {"state", "applied", "conflicts", "revision"}. */
  decide: { Args: { contribution: string; decision: object }; Returns: unknown };
  /** A coordinator makes somebody an editor of the organisation she claims, or does not. */
  decide_claim: { Args: { claim: string; accept: boolean }; Returns: null };
  /** Accepts or refuses many at once, each for itself: [{"id", "state", "error"}]. All are hers to decide, or none is. */
  decide_many: {
    Args: { contributions: readonly string[]; action: string; reason?: string | null };
    Returns: unknown;
  };
  /** How the database is, for its operator: its clock, the migrations it has (null: not recorded), tables that are open to writing or have no row-level security, roles without a time limit, servers that may name callers, letters that wait for an hour, calendars that fail. */
  diagnosis: { Args: Record<string, never>; Returns: unknown };
  /** What a one-tap link would confirm: {"done", "entries"}. Nothing of whom it was sent to. */
  digest_by_token: { Args: { token: string }; Returns: unknown };
  /** Writes to each editor, at most once in thirty days, what of her organisations holds no longer than a month from now. → letters queued. */
  digests_due: { Args: { at?: string | null }; Returns: number };
  /** What happened to an entry, the newest first: when, by what kind of person, which fields. The values before and after are for its coordinators and editors alone: what was taken away may have been taken away for a reason. PT404 when there never was one. */
  entry_history: { Args: { neighbourhood: string; target: string; slug: string }; Returns: unknown };
  /** What places and activities said at the end of each month in which they changed, as codes and by a key that names none, without those closed because they are not for everyone: {"begins", "steps": [{"entry", "of", "month", "is", "day", "fields"}]} (src/lib/insight/history.ts). */
  evidence_history: { Args: { neighbourhood: string }; Returns: unknown };
  /** What a report was computed from, in the shape of the type KeptEvidence (src/lib/insight/kept.server.ts); without a day, the first that was kept of the revision; null when none was. */
  evidence_kept: { Args: { neighbourhood: string; revision: number; day?: string | null }; Returns: unknown };
  /** Calendars that were not fetched for so many minutes, the longest first. */
  feeds_to_fetch: { Args: { older_than_minutes?: number | null }; Returns: unknown };
  /** Deletes the e-mail address that was left with a proposal, now. */
  forget_contact: { Args: { secret: string }; Returns: null };
  /** When entries of a file were checked by its source: [{"target", "neighbourhood", "slug", "check_date"}]. It confirms nothing. → how many are new. */
  import_checks: { Args: { checks: object }; Returns: number };
  /** Entries of a file or feed: [{"target", "slug", "neighbourhood"?, "fields", "machine_translated"?}]. All or nothing. An entry is found by its slug; what people changed since the last import is kept and reported. */
  import_entries: { Args: { source: string; entries: object }; Returns: unknown };
  /** Places of a source outside: [{"id", "fields", "unnamed"?}], found by the id they have there, else by name and distance; gone: ids that are there no longer. What people changed is kept. → [{"id", "outcome", "slug"?, "fields"?, "kept"?, "reason"?}], with outcome new, changed, same, kept, closed, waiting, protected or refused. mode dry-run takes all of it back, queue leaves it to a coordinator. */
  import_places: {
    Args: {
      neighbourhood: string;
      source: string;
      provenance: string;
      entries: object;
      gone?: readonly string[] | null;
      mode?: string | null;
    };
    Returns: unknown;
  };
  /** What the entries that a source outside brought are called there: ["node/123"]. */
  imported_ids: { Args: { neighbourhood: string; source: string }; Returns: unknown };
  /** A coordinator gives somebody a role: coordinator of her neighbourhood, editor or partner of an organisation that works there. */
  invite: {
    Args: { neighbourhood: string; email: string; role: string; organisation?: string | null };
    Returns: null;
  };
  /** The operator makes the first coordinator of a neighbourhood. */
  invite_coordinator: { Args: { neighbourhood: string; email: string }; Returns: null };
  /** The secret by which a server of the application signs who asks, for so many hours from now; said again, it holds longer. Several servers may each have one. */
  keep_caller_secret: { Args: { secret: string; hours?: number | null }; Returns: null };
  /** Keeps what a report of today is computed from, so that it can be computed again; once for each revision and day. Nothing is taken from the caller: only what everyone may read is kept. Ten an hour of one caller; those of a neighbourhood together, but its coordinators, 24 a day. → {"revision", "day"}. */
  keep_evidence: { Args: { neighbourhood: string; caller?: string | null }; Returns: unknown };
  /** What people of a neighbourhood say for kinds: [{"of", "value", "alsoCalled"}]. */
  kinds_also_called_of: { Args: { neighbourhood: string }; Returns: unknown };
  /** Languages spoken at the places of a neighbourhood, or at a service of theirs: [{"code", "count"}]. */
  languages_in_use: { Args: { neighbourhood: string }; Returns: unknown };
  /** A letter was sent, or why it was not. */
  letter_done: { Args: { letter: number; failure?: string | null }; Returns: null };
  /** Letters to send now: [{"id", "recipient", "template", "locale", "values"}]; whoever takes them says letter_done. */
  letters_to_send: { Args: { most?: number | null }; Returns: unknown };
  /** Who has a role in a neighbourhood, for its coordinators. */
  members_of: { Args: { neighbourhood: string }; Returns: unknown };
  /** What the signed-in person may do: {"email", "coordinates", "edits", "partner", "claims"}. */
  my_roles: { Args: Record<string, never>; Returns: unknown };
  /** Entries that hold no longer than a month from now, the oldest first, at most 200: all of a neighbourhood for its coordinator, her organisation's for an editor. */
  needs_confirming: { Args: { neighbourhood: string }; Returns: unknown };
  /** What is said to be missing, of whole months that are over, as counts in steps of five of which a secret part is held back; with complementary suppression. → {"until", "totals", "cells", "stops"}. */
  needs_counts: { Args: { neighbourhood: string }; Returns: unknown };
  /** One neighbourhood, and whether there is no other: {"neighbourhood", "isOnly"}, as neighbourhoods_overview has it; null when there is none of that slug. */
  neighbourhood_by_slug: { Args: { slug: string }; Returns: unknown };
  /** The last revision up to a known one of what a neighbourhood shows, its own or of what belongs to none, and its zone: {"version", "timeZone"}; null when there is no such neighbourhood. */
  neighbourhood_version: { Args: { neighbourhood: string; known: number }; Returns: unknown };
  /** All neighbourhoods, in the shape of the type Neighbourhood. */
  neighbourhoods_overview: { Args: Record<string, never>; Returns: unknown };
  /** Agreements, who is in them, and links between organisations, told of in a neighbourhood, the latter two by columns, in the shape of the type NetworkColumns (src/lib/network/network.ts). */
  network_of: { Args: { neighbourhood: string }; Returns: unknown };
  /** The distinct opening_hours strings of a neighbourhood, of its places and of their services. */
  opening_hours_in_use: { Args: { neighbourhood: string }; Returns: unknown };
  /** The organisations that work in a neighbourhood or are linked to one that does, with their places there, in the shape of the type Organisation (src/lib/organisation/organisation.ts). */
  organisations_of: { Args: { neighbourhood: string }; Returns: unknown };
  /** The bytes of a picture that waits, for who sent it. */
  own_photo: { Args: { secret: string; photo: string; size: string }; Returns: unknown };
  /** The organisations the signed-in person may report for in a neighbourhood, with what was reported: [{"organisation", "name", "counts"}]. */
  own_yearly_counts: { Args: { neighbourhood: string }; Returns: unknown };
  /** The bytes of a live picture, size "large" or "small": {"mediaType", "base64"}; null while it waits for a decision, and after it was taken away. */
  photo_file: { Args: { photo: string; size: string }; Returns: unknown };
  /** Pictures of a place or an activity: [{"id", "alt", "width", "height"}], the oldest first. */
  photos_of: { Args: { neighbourhood: string; target: string; slug: string }; Returns: unknown };
  /** One place, or null. */
  place_by_slug: { Args: { neighbourhood: string; slug: string }; Returns: unknown };
  /** Where the places of a neighbourhood are on a day on the wall, as notices say: {id: [lon, lat]}. */
  place_points: { Args: { neighbourhood: string; day: string }; Returns: unknown };
  /** What a map shows of places in a box [west, south, east, north] at a moment, of all neighbourhoods or of one: {"places": [[slug, neighbourhood, its locale, name, category, precision, lon, lat]], "cells": [[lon, lat, number]]}. With a cell (degrees), several in one cell of that grid are one point in their middle with their number; without, at most 5,000 places. */
  places_in_box: {
    Args: {
      box: readonly number[];
      at: string;
      cell?: number | null;
      most?: number | null;
      neighbourhood?: string | null;
    };
    Returns: unknown;
  };
  /** All practice cards of all neighbourhoods: they are there to travel. In the shape of the type Practice. */
  practices_everywhere: { Args: Record<string, never>; Returns: unknown };
  /** What became of a proposal, for who holds its secret; null when there is none. Nothing of who decided. */
  proposal_by_secret: { Args: { secret: string }; Returns: unknown };
  /** When what was accepted of a proposal was undone, for who holds its secret; null: it was not. */
  proposal_undone: { Args: { secret: string }; Returns: string };
  /** Proposes to add, change or close a place, an activity, an organisation, a practice or a link between two organisations; accepted at once for who may decide. The same secret again gives the same proposal. → {"id", "state", "again", "entry": {"target", "slug"}, "conflicts"}. Shapes and errors: docs/decisions/0011. */
  propose: { Args: { proposal: object; caller?: string | null }; Returns: unknown };
  /** Proposes a picture of a place or an activity that is there ("slug") or that another proposal adds ("part_of": its secret), or the logo of an organisation that is there. large and small are base64 of WebP or AVIF, at most 1,600 pixels (a logo: square, 512) and 300 kB. */
  propose_photo: {
    Args: { photo: object; large: string; small: string; caller?: string | null };
    Returns: unknown;
  };
  /** Forgets what has had its time: marks of needs after their day, hashes of addresses and their salts after 48 hours, e-mail addresses 90 days after the decision, pictures a month after they were taken away. → counts. */
  purge: { Args: { at?: string | null }; Returns: unknown };
  /** What waits for a decision in a neighbourhood, for its coordinators, in the order of age and risk; at most so many, 500 in all. What the page needs of each is with it. */
  queue: { Args: { neighbourhood: string; most?: number | null }; Returns: unknown };
  /** How many proposals wait in a neighbourhood, all and of each part of the queue, for its coordinators: also those that a page of the queue has no room for. */
  queue_counts: { Args: { neighbourhood: string }; Returns: unknown };
  /** Puts places of a table before the coordinators of a neighbourhood, for one of them; mode dry-run says only what would be. As import_places. */
  queue_places: {
    Args: {
      neighbourhood: string;
      source: string;
      provenance: string;
      entries: object;
      mode?: string | null;
    };
    Returns: unknown;
  };
  /** The bytes of a picture that waits, for who decides. */
  queued_photo: { Args: { contribution: string; size: string }; Returns: unknown };
  /** The places added or changed last, the newest first: [{"changedAt", "place"}]. */
  recent_places: { Args: { neighbourhood: string; most?: number | null }; Returns: unknown };
  /** Who keeps an entry says how it was checked and what came of it; "still true" of the whole confirms it. Visitors are refused. → {"confirmed"}. */
  record_check: {
    Args: {
      neighbourhood: string;
      target: string;
      slug: string;
      how: string;
      outcome: string;
      field?: string | null;
      caller?: string | null;
    };
    Returns: unknown;
  };
  /** What came of a fetch: {"error": sentence or null, "report"?, "etag"?, "lastModified"?}. Shown to the owner. */
  record_fetch: { Args: { feed_id: string; outcome: object }; Returns: null };
  /** Takes an indicator of a neighbourhood away. Returns the revision. */
  remove_area_indicator: { Args: { neighbourhood: string; slug: string }; Returns: number };
  /** Fetches a calendar no more, for coordinators of its neighbourhood and editors of its organisation; what it brought stays. */
  remove_calendar: { Args: { calendar: string }; Returns: null };
  /** Closes the invented activities of a neighbourhood by the one door. → how many. As with all that is closed, the next import does not bring them back. */
  remove_demonstration: { Args: { neighbourhood: string }; Returns: number };
  /** Fetches a calendar no more; what it brought stays. → whether there was one. */
  remove_feed: { Args: { neighbourhood: string; organisation: string; url: string }; Returns: boolean };
  /** A coordinator takes an invitation back. */
  remove_invitation: { Args: { neighbourhood: string; invitation: string }; Returns: null };
  /** A coordinator takes a role away; never that of the last coordinator. */
  remove_member: { Args: { neighbourhood: string; member: string }; Returns: null };
  /** Reports how many people took part in a year: {"orientation": {"people", "women"}, "training", "italian", "work"}; null takes one back, what is left out stays. "seen" says in the same way what was there when it was written: PT409 with the action as hint when that has changed since. 42501 for who neither works for the organisation nor coordinates the neighbourhood, PT429 after ten corrections in a day. */
  report_year: {
    Args: { neighbourhood: string; organisation: string; year: number; counts: object; seen?: object | null };
    Returns: null;
  };
  /** Residents of the areas that reach into a neighbourhood, and what of it is lived on, in the shape of the type Residents (src/lib/insight/ground.server.ts). */
  residents_of: { Args: { neighbourhood: string }; Returns: unknown };
  /** What visitors said of entries that still holds: {"places/slug": {"day", "visitors"}}, of the last such day. */
  said_true: { Args: { neighbourhood: string }; Returns: unknown };
  /** Places that fit, and after them those of which it is not known: {"total", "known", "unconfirmed", "alike", "withoutPin", "places", "next": {"rank", "id"}}. Filters: q, categories (of categories or groups), near [lon, lat], walks (metres on foot from there along streets, by id; null: no street leads there), metres (of the walks, else of the straight line), bbox [w, s, e, n], language, features, without, openHours (the opening_hours strings that are open), unclearHours (those that do not say), askedAt (when confirmations must still hold), day (on the wall, of notices), unknown ("leave-out"), limit (at most 1,000), after. Each place says its "certainty", known or unknown. Order: what is known to fit first; then the walk or the distance from near, else likeness to q, else what helps before parks and stops, better known and nearer to the middle of the neighbourhood first. "alike": no place has the words as written, these are like them. */
  search_places: { Args: { neighbourhood: string; filters?: object | null }; Returns: unknown };
  /** Says how complete a kind is in a neighbourhood, by what source: for its coordinators. Refused without a source. */
  set_completeness: {
    Args: { neighbourhood: string; of: string; value: string; state: string; source: string; as_of: string };
    Returns: null;
  };
  /** Says what people of a neighbourhood call a kind, by language: for its coordinators. Null or nothing takes the words away. */
  set_kind_also_called: {
    Args: { neighbourhood: string; of: string; value: string; also_called: object };
    Returns: null;
  };
  /** Entries that a new one may be: by the words of their names, or of what people call them, in any language (accents, order, articles and abbreviations ignored), and by distance from near [lon, lat]. → [{"slug", "name", "kind", "address", "metres", "likeness", "point"}], at most 5, the likeliest first. */
  similar_entries: {
    Args: { neighbourhood: string; target: string; name: string; near?: object | null };
    Returns: unknown;
  };
  /** Puts an indicator of a neighbourhood, whole, in the place of the one of that slug: {"slug", "name", "unit", "higher_means", "source", "licence"?, "year", "areas": [{"code", "name", "value", "outline"}]}; a value of null is not known. Returns its revision. */
  store_area_indicator: { Args: { neighbourhood: string; indicator: object }; Returns: number };
  /** The same of a seed or an import: [{"of", "value", "state", "source", "as_of"}]. What a coordinator has said since stays. */
  store_completeness: { Args: { neighbourhood: string; rows: object }; Returns: null };
  /** The same of a seed or an import: [{"of", "value", "also_called"}]. What a coordinator has said since stays. */
  store_kinds_also_called: { Args: { neighbourhood: string; rows: object }; Returns: null };
  /** Puts what is lived on of a neighbourhood, a GeoJSON Polygon or MultiPolygon, in the place of what was there before. Returns its revision. */
  store_residential_area: {
    Args: { neighbourhood: string; outline: object; source: string; licence?: string | null };
    Returns: number;
  };
  /** Puts the street graph of a neighbourhood in the place of the one before; the graph is base64, about is {"points", "pieces", "source", "licence", "takenOn", "withoutStreet", "measuredBy"}. Returns its revision. */
  store_walk_graph: { Args: { neighbourhood: string; graph: string; about: object }; Returns: number };
  /** A visitor takes back what she said today from the same device. → {"taken"}. */
  take_back_confirmation: {
    Args: {
      neighbourhood: string;
      target: string;
      slug: string;
      device?: string | null;
      caller?: string | null;
    };
    Returns: unknown;
  };
  /** Counts one try of a sign-in code; PT429 when it looks like guessing. */
  take_code_turn: { Args: { email: string; caller?: string | null }; Returns: null };
  /** Whether this server is the one that does this work for so many seconds from now: nobody has it, her time is over, or it is she. */
  take_lead: { Args: { work: string; leader: string; seconds?: number | null }; Returns: boolean };
  /** Counts one photo sent by an address of the network, before it is decoded; PT429 when it is too many. */
  take_photo_turn: { Args: { caller?: string | null }; Returns: null };
  /** Counts one code asked for by an address of the network and for an e-mail address; PT429 when it is too many. */
  take_sign_in_turn: { Args: { email: string; caller?: string | null }; Returns: null };
  /** Undo: a contribution with the fields turned round. A field changed since is reported as a conflict; an entry changed since it was added is not taken away. */
  undo_revision: { Args: { revision_id: number }; Returns: unknown };
  /** Where the street graph of a neighbourhood comes from, in the shape of the type WalkGraphAbout; null when there is none. */
  walk_graph_about: { Args: { neighbourhood: string }; Returns: unknown };
  /** The street graph itself, base64; null when there is none. */
  walk_graph_of: { Args: { neighbourhood: string }; Returns: unknown };
  /** Who holds the secret takes a proposal back that nobody has decided yet. → its state. */
  withdraw_proposal: { Args: { secret: string }; Returns: string };
  /** What organisations report of years that are over, as counts of at least five people in steps of five; with complementary suppression, so that a hidden count cannot be computed from a total. What is corrected is told from the next month on. "today" may be earlier than the day it is, not later. */
  yearly_counts: { Args: { neighbourhood: string; today?: string | null }; Returns: unknown };
}
