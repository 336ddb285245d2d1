/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/example_applications.h"

#include <stdbool.h>

#include "base/date.h"
#include "stats/random_counter.h"

/* One of some values, with its share in 1,000. */
typedef struct Share {
    const char *value;
    unsigned share;
} Share;

static const Share BENEFITS[] = { { "Wohngeld", 600 }, { "Kinderzuschlag", 400 } };
static const Share AGES[] = {
    { "unter 25", 120 }, { "25 bis 49", 480 }, { "50 bis 64", 240 }, { "65 und älter", 160 }
};
static const Share LANGUAGES[] = { { "sicher", 830 }, { "wenig", 170 } };
static const Share DISABILITIES[] = { { "keine", 969 },
                                      { "anerkannt", 29 },
                                      { "Gebärdensprache", 2 } };
static const Share CHANNELS[] = { { "online", 580 }, { "Papier", 320 }, { "Beratung", 100 } };
static const Share CHANNELS_OLD[] = { { "online", 260 }, { "Papier", 610 }, { "Beratung", 130 } };

/* In 1,000. */
enum {
    ENTITLED = 860,
    REFUSED_ENTITLED = 40,
    REFUSED_ENTITLED_LITTLE_GERMAN = 220,
    REFUSED_NOT_ENTITLED = 900,
    EVIDENCE = 200,
    EVIDENCE_LITTLE_GERMAN = 380,
    LOOKED_AT_AGAIN = 200,
    SUGGESTION_DEFERRED = 120,
    SUGGESTION_FOLLOWED = 930
};

/* Of the first 900 these make the chance gap before (0.06, which a test alone would believe) and none that nobody put there. */
static const uint64_t SEEDS[] = { [EXAMPLE_BEFORE] = 888, [EXAMPLE_AFTER] = 4 };

typedef struct Application {
    const char *benefit, *age, *language, *disability, *channel, *suggestion;
    bool entitled, refused, evidence, looked_at_again;
    int received, days; /* received: of the year */
} Application;

static unsigned draw(RandomCounter *random, unsigned below) {
    return (unsigned)(random_counter_uniform(random) * below);
}

static bool happens(RandomCounter *random, unsigned in_thousand) {
    return draw(random, 1000) < in_thousand;
}

static const char *one_of(RandomCounter *random, const Share *shares) {
    unsigned drawn = draw(random, 1000);
    for (; drawn >= shares->share; shares++)
        drawn -= shares->share;
    return shares->value;
}

/* What the assistant suggested: put off, or mostly what was decided then. */
static const char *suggestion(RandomCounter *random, bool refused) {
    if (happens(random, SUGGESTION_DEFERRED))
        return "vorlegen";
    return happens(random, SUGGESTION_FOLLOWED) == refused ? "ablehnen" : "bewilligen";
}

/* Working on it takes 8 to 22 days, paper 5 to 12 more, a request for evidence 10 to 24 more. */
static int days(RandomCounter *random, bool is_paper, bool evidence) {
    unsigned all = 8 + (draw(random, 8) + draw(random, 8));
    unsigned paper = 5 + draw(random, 8), waiting = 10 + draw(random, 15);
    return (int)(all + (is_paper ? paper : 0) + (evidence ? waiting : 0));
}

static Application application(RandomCounter *random, ExampleTime time) {
    Application made = { .benefit = one_of(random, BENEFITS),
                         .age = one_of(random, AGES),
                         .language = one_of(random, LANGUAGES),
                         .disability = one_of(random, DISABILITIES),
                         .received = (int)draw(random, 270) };
    bool old = made.age == AGES[3].value;
    bool little = made.language == LANGUAGES[1].value && time == EXAMPLE_BEFORE;
    made.channel = one_of(random, old ? CHANNELS_OLD : CHANNELS);
    made.entitled = happens(random, ENTITLED);
    unsigned entitled = little ? REFUSED_ENTITLED_LITTLE_GERMAN : REFUSED_ENTITLED;
    made.refused = happens(random, made.entitled ? entitled : REFUSED_NOT_ENTITLED);
    made.evidence = happens(random, little ? EVIDENCE_LITTLE_GERMAN : EVIDENCE);
    made.looked_at_again = happens(random, LOOKED_AT_AGAIN);
    made.suggestion = suggestion(random, made.refused);
    made.days = days(random, made.channel == CHANNELS[1].value, made.evidence);
    return made;
}

static void put_date(Out *out, int32_t day) {
    char text[DATE_ISO_SIZE];
    out_str(out, date_iso(date_from_days(day), text));
    out_char(out, ';');
}

static void put_value(Out *out, const char *value) {
    out_c(out, value);
    out_char(out, ';');
}

static void put(Out *out, const Application *made, ExampleTime time, size_t number) {
    /* nine months of a year, and five months once the measure was there */
    static const Date FIRST[] = {
        [EXAMPLE_BEFORE] = { 2025, 1, 2 }, [EXAMPLE_AFTER] = { 2026, 4, 13 }
    };
    int32_t days = time == EXAMPLE_BEFORE ? made->received : made->received * 140 / 270;
    int32_t received = date_days(FIRST[time]) + days;
    out_format(out, "A-%05d;", (int)number);
    put_date(out, received);
    put_date(out, received + made->days);
    put_value(out, made->benefit);
    put_value(out, made->channel);
    put_value(out, made->age);
    put_value(out, made->language);
    put_value(out, made->disability);
    put_value(out, made->suggestion);
    put_value(out, made->refused ? "abgelehnt" : "bewilligt");
    put_value(out, made->evidence ? "ja" : "nein");
    out_format(out, "%d;", made->days);
    if (made->looked_at_again)
        out_c(out, made->entitled ? "Anspruch" : "kein Anspruch");
    out_char(out, '\n');
}

void example_applications(ExampleTime time, Out *out) {
    out_c(out,
          "antrag;eingang;entschieden;leistung;kanal;altersgruppe;deutsch;behinderung;vorschlag;"
          "entscheidung;nachforderung;tage;nachpruefung\n");
    for (size_t i = 0; i < EXAMPLE_APPLICATIONS; i++) {
        RandomCounter random =
            random_counter(SEEDS[time], i); /* a stream each: a row depends on no other */
        Application made = application(&random, time);
        put(out, &made, time, i + 1);
    }
}
