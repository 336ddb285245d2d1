/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/public_pages.h"

#include "app/comment_window_told.h"
#include "app/completeness.h"
#include "app/join_in.h"
#include "app/removed_contribution.h"
#include "app/removed_involvement.h"
#include "domain/choices.h"
#include "store/initiative_store.h"
#include "store/membership_store.h"
#include "views/public.html.h"
#include "web/coverage_display.h"
#include "web/join_in_pages.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"
#include "web/record_pages.h"
#include "web/said.h"
#include "web/site.h"

/* Who looks, as addresses name them. */
typedef struct AudienceName {
    const char *slug;
    Message label, preview;
} AudienceName;

enum { AUDIENCES = AUDIENCE_REPRESENTATIVES + 1 };

static AudienceName audience_name(Audience audience) {
    const AudienceName names[AUDIENCES] = {
        { "oeffentlichkeit", msg(public_audience_public), msg(public_preview_public) },
        { "beschaeftigte", msg(public_audience_staff), msg(public_preview_staff) },
        { "vertretung", msg(public_audience_representatives), msg(public_preview_representatives) },
    };
    return names[audience];
}

static const PageLink *previews_of(Request *rq, size_t *ret_count) {
    PageLink *links = arena_new(rq->ctx->arena, PageLink, AUDIENCES);
    for (int i = 0; i < AUDIENCES; i++) {
        AudienceName name = audience_name((Audience)i);
        links[i] = (PageLink){ .href = str_join(rq->ctx->arena, request_path(rq, "/ansicht/"),
                                                str_from(name.slug)),
                               .label = name.label };
        links[i].current = str_eq(links[i].href, rq->http->path);
    }
    *ret_count = AUDIENCES;
    return links;
}

const Disclosure *disclosure_of(Arena *arena, const Whole *whole) {
    DisclosureList all = whole_disclosures(whole);
    if (all.count == 0)
        return NULL;
    Disclosure *copy = arena_new(arena, Disclosure, 1);
    *copy = all.items[0];
    return copy;
}

static Message phase_of(Request *rq, const Initiative *initiative) {
    int phase = key_set_index(&PHASES, initiative->phase);
    return schema_message(rq, PHASES.name, PHASES.keys[phase < 0 ? 0 : phase], STR(""));
}

/* When the plan can be commented on, or could be, and where; since when it is final. */
static void window_of(Request *rq, const Whole *whole, InitiativePublicView *view) {
    ParticipationPlanList plans = whole_participation_plans(whole);
    if (plans.count == 0)
        return;
    const ParticipationPlan *plan = plans.items;
    view->final_on = plan->final_on;
    if (participation_plan_never_open(plan))
        view->final_reason = plan->reason;
    JoinInState state = join_in_window(plan, clock_today(rq->ctx->clock));
    if (view->archived || state == JOIN_IN_NEVER)
        return;
    if (state == JOIN_IN_AFTER) {
        if (!plan->window_missed && !participation_plan_never_open(plan))
            view->window = msg(public_window_over, plan->comments_until);
        return;
    }
    view->window_ahead = state == JOIN_IN_BEFORE;
    if (view->window_ahead)
        view->window = msg(public_window, plan->comments_from, plan->comments_until);
    else
        view->open_until = plan->comments_until;
    Str href = request_path(rq, "/mitreden");
    if (site_has_page(rq->site, href))
        view->comment_href = href;
}

static bool in_language(const TranslatedWords *words) {
    return words->translated || str_empty(words->text);
}

/* All but the page around it. */
static InitiativePublicView shown_parts(Request *rq, const Whole *whole, Audience audience) {
    const Initiative *initiative = whole_initiatives(whole).items;
    const Disclosure *disclosure = disclosure_of(rq->ctx->arena, whole);
    InitiativePublicView view = {
        .phase = phase_of(rq, initiative),
        .summary = public_words(rq, initiative->summary, initiative->summary_simple,
                                initiative->summary_en),
        .participation_contact = public_words(rq, initiative->participation_contact,
                                              initiative->participation_contact_simple,
                                              initiative->participation_contact_en),
        .contact = initiative->contact,
        .shows_problem = disclosure_shows(disclosure, audience, DISCLOSURE_PART_PROBLEM),
        .shows_coverage = disclosure_shows(disclosure, audience, DISCLOSURE_PART_COVERAGE),
        .shows_plan = disclosure_shows(disclosure, audience, DISCLOSURE_PART_PLAN),
        .shows_answers = disclosure_shows(disclosure, audience, DISCLOSURE_PART_ANSWERS),
        .changed_at = initiative->record.changed_at,
        .archived = initiative->archived_on.year != 0,
    };
    if (view.shows_problem) {
        view.problem = initiative->problem;
        view.problem_for_whom = initiative->problem_for_whom;
    }
    if (view.shows_coverage) {
        Coverage coverage =
            coverage_of(rq->ctx->arena, rq->app->pack, clock_today(rq->ctx->clock), whole);
        view.coverage = coverage_counts_of(&coverage);
        view.coverage.over = view.archived;
        coverage_display(rq, whole, &coverage, true, &view.lines, &view.line_count);
    }
    public_parts_of(rq, whole, audience, &view);
    if (view.shows_plan)
        window_of(rq, whole, &view);
    return view;
}

static InitiativePublicView view_of(Request *rq, const Whole *whole, Audience audience) {
    Whole said = said_whole(rq, whole);
    InitiativePublicView view = shown_parts(rq, &said, audience);
    view.all_said = audience == AUDIENCE_PUBLIC && said_all(rq, &said) &&
                    in_language(&view.summary) && in_language(&view.participation_contact);
    view.page = page_of(rq, message_of(MSG_NONE));
    view.page.title_text = whole_initiatives(&said).items[0].name;
    return view;
}

/* The sections that public.html writes, in its order. */
static void contents_of(Request *rq, InitiativePublicView *view) {
    const struct {
        bool shown;
        const char *href;
        Message label;
    } sections[] = {
        { view->shows_problem, "#warum", msg(initiative_public_why) },
        { view->goal_count > 0, "#ziele", msg(public_goals) },
        { view->shows_coverage, "#beteiligte", msg(initiative_public_who) },
        { view->shows_plan, "#plan", msg(public_plan) },
        { view->contribution_count + view->removed_count + view->removed_parts > 0 ||
              view->answer_count > 0,
          "#antworten", msg(public_answers) },
        { view->decision_count > 0, "#entscheidungen", msg(public_decisions) },
        { view->effect_count > 0, "#wirkungen", msg(public_effects) },
        { view->task_count > 0, "#aufgaben", msg(public_tasks) },
        { !view->archived, "#" PUBLIC_SAY, msg(initiative_public_say) },
        { view->contact.len > 0, "#kontakt", msg(initiative_public_contact) },
        { view->feed_href.len > 0, "#folgen", msg(public_follow) },
    };
    PageLink *links = arena_new(rq->ctx->arena, PageLink, sizeof sections / sizeof *sections);
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (sections[i].shown)
            links[view->content_count++] =
                (PageLink){ .href = str_from(sections[i].href), .label = sections[i].label };
    view->contents = links;
}

/* Everything that depends on the initiative as the public sees it. "": it is also for the one who asks. */
static Str public_key(Request *rq, PublicKind kind) {
    bool personal = kind == PUBLIC_PAGE || kind == PUBLIC_PAGE_ALWAYS;
    if ((personal && rq->session.id.v != 0) || rq->http->query.len > 0)
        return STR("");
    const int64_t head[] = { rq->initiative.id.v, date_days(clock_today(rq->ctx->clock)),
                             rq->html->language };
    return str_join(rq->ctx->arena, str_bytes((const char *)head, sizeof head),
                    rq->initiative.state, rq->http->path);
}

Err public_kept(Request *rq, PublicKind kind, PublicFill *fill, Audience audience) {
    PageCache *pages = site_pages(rq->site);
    Str key = public_key(rq, kind);
    uint64_t place =
        ((uint64_t)rq->initiative.id.v * LANGUAGE_COUNT + rq->html->language) * PUBLIC_KINDS + kind;
    if (page_cache_get(pages, place, key, rq->response->out))
        return ERR_NONE;
    Whole whole;
    TRY(initiative_records(rq->ctx, rq->conn, rq->initiative.id, &whole));
    TRY(fill(rq, &whole, audience));
    if (key.len > 0)
        page_cache_put(pages, place, key, out_view(rq->response->out));
    return ERR_NONE;
}

/* As the workspace shows it: the state of a task too, where tasks are shown. */
static Err shown_of(Request *rq, const Whole *whole, Audience audience, Whole *ret) {
    const Disclosure *disclosure = disclosure_of(rq->ctx->arena, whole);
    WholeToday now;
    *ret = *whole;
    if (!disclosure_shows(disclosure, audience, DISCLOSURE_PART_TASKS))
        return ERR_NONE;
    TRY(initiative_today(rq->app, rq->ctx, rq->conn, whole, &now));
    *ret = now.shown;
    return ERR_NONE;
}

static Err read_shown(Request *rq, Audience audience, Whole *ret) {
    Whole whole;
    TRY(initiative_records(rq->ctx, rq->conn, rq->initiative.id, &whole));
    return shown_of(rq, &whole, audience, ret);
}

/* Programs that fetch it choose no language: the address does. */
static Str in_own_language(Request *rq, Str path) {
    if (rq->html->language == rq->html->content)
        return path;
    return str_join(rq->ctx->arena, path, STR("?sprache="), language_tag(rq->html->language));
}

/* What was said and is gone is counted, as what was said is. */
static Err count_removed(Request *rq, InitiativePublicView *view) {
    if (!view->shows_answers)
        return ERR_NONE;
    TRY(involvements_removed_count(rq->ctx, rq->conn, &rq->initiative, &view->removed_parts));
    return contributions_removed_count(rq->ctx, rq->conn, &rq->initiative, &view->removed_count);
}

Err public_window_was(Request *rq, const ParticipationPlan *plan, Message *ret) {
    WindowSeen seen;
    *ret = message_of(MSG_NONE);
    if (plan->window_missed || participation_plan_never_open(plan))
        return ERR_NONE;
    TRY(comment_window_seen(rq->ctx, rq->conn, &rq->initiative, plan, &seen));
    if (seen == WINDOW_SEEN)
        *ret = msg(public_window_over, plan->comments_until);
    if (seen == WINDOW_SEEN_PARTLY)
        *ret = msg(public_window_partly, plan->comments_from, plan->comments_until);
    return ERR_NONE;
}

/* Everybody was told another end of the window that runs; of one that is over nobody knew that did not see the page. */
static Err settle_window(Request *rq, const Whole *whole, InitiativePublicView *view) {
    ParticipationPlanList plans = whole_participation_plans(whole);
    if (date_none(view->open_until) && view->window.id != MSG_NONE && !view->window_ahead)
        TRY(public_window_was(rq, plans.items, &view->window));
    if (plans.count == 0 || !view->shows_plan || view->archived)
        return ERR_NONE;
    WindowPast past;
    TRY(comment_window_past(rq->ctx, rq->conn, &rq->initiative, plans.items, &past));
    view->reopened_on = past.reopened_on;
    view->withdrawn_on = past.withdrawn_on;
    if (!date_none(view->open_until))
        view->moved_from = past.moved_from;
    return ERR_NONE;
}

/* What the history tells beside the records. */
static Err settle(Request *rq, const Whole *whole, InitiativePublicView *view) {
    TRY(count_removed(rq, view));
    return settle_window(rq, whole, view);
}

Err public_view_read(Request *rq, Audience audience, InitiativePublicView *ret) {
    Whole shown;
    TRY(read_shown(rq, audience, &shown));
    *ret = shown_parts(rq, &shown, audience);
    return settle(rq, &shown, ret);
}

static Err fill_page(Request *rq, const Whole *whole, Audience audience) {
    Whole shown;
    TRY(shown_of(rq, whole, audience, &shown));
    InitiativePublicView view = view_of(rq, &shown, audience);
    TRY(settle(rq, whole, &view));
    if (permission_in(rq->initiative.permissions, PERMISSION_INITIATIVE_READ))
        view.member_href = request_path(rq, "");
    view.staff = audience == AUDIENCE_STAFF;
    if (rq->initiative.published) {
        view.feed_href = in_own_language(rq, request_path(rq, "/atom.xml"));
        if (view.shows_plan)
            view.calendar_href = in_own_language(rq, request_path(rq, "/termine.ics"));
        view.address = public_address_of(rq, "/oeffentlich");
    }
    contents_of(rq, &view);
    initiative_public_page(rq->html, &view);
    return ERR_NONE;
}

Err initiative_public(Request *rq) {
    bool staff = false;
    if (rq->session.id.v != 0)
        TRY(membership_belongs(rq->conn, rq->authority.id, rq->session.account, &staff));
    return public_kept(rq, PUBLIC_PAGE, fill_page, staff ? AUDIENCE_STAFF : AUDIENCE_PUBLIC);
}

Err initiative_public_always(Request *rq) {
    return public_kept(rq, PUBLIC_PAGE_ALWAYS, fill_page, AUDIENCE_PUBLIC);
}

Err initiative_preview(Request *rq) {
    Str wanted = request_parameter(rq, STR("audience"));
    int audience = 0;
    while (audience < AUDIENCES &&
           !str_eq(wanted, str_from(audience_name((Audience)audience).slug)))
        audience++;
    if (audience == AUDIENCES)
        return ERR_NOT_FOUND;
    Whole shown;
    TRY(read_shown(rq, (Audience)audience, &shown));
    InitiativePublicView view = view_of(rq, &shown, (Audience)audience);
    TRY(count_removed(rq, &view));
    TRY(settle_window(rq, &shown, &view));
    view.page.subject = html_text_of(rq->html, msg(public_preview_title));
    view.preview = audience_name((Audience)audience).preview;
    view.unpublished = !rq->initiative.published && audience != AUDIENCE_REPRESENTATIVES;
    view.previews = previews_of(rq, &view.preview_count);
    contents_of(rq, &view);
    initiative_public_page(rq->html, &view);
    return ERR_NONE;
}

Err disclosure_show(Request *rq) {
    DisclosureRow *rows = arena_new(rq->ctx->arena, DisclosureRow, DISCLOSURE_PART_COUNT);
    DisclosureView view = { .rows = rows, .count = DISCLOSURE_PART_COUNT };
    const void *stored;
    TRY(single_view_of(rq, &view.record, &stored));
    const Disclosure *opt_disclosure = stored;
    for (int i = 0; i < DISCLOSURE_PART_COUNT; i++)
        rows[i] = (DisclosureRow){
            .part = key_label(rq, &DISCLOSURE_PARTS, DISCLOSURE_PARTS.keys[i]),
            .to_public = disclosure_shows(opt_disclosure, AUDIENCE_PUBLIC, (DisclosurePart)i),
            .to_staff = disclosure_shows(opt_disclosure, AUDIENCE_STAFF, (DisclosurePart)i),
        };
    view.note = opt_disclosure != NULL ? opt_disclosure->note : STR("");
    view.undecided = opt_disclosure == NULL;
    if (request_may_edit(rq))
        TRY(join_in_warning(rq, &view.warning));
    view.previews = previews_of(rq, &view.preview_count);
    view.translations_href = request_path(rq, LIST_TRANSLATION);
    disclosure_page(rq->html, &view);
    return ERR_NONE;
}
