/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* One content, two writers: what stands in the text document stands on the page to print, in the same structure. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/HTMLparser.h>

#include "files/paper.h"
#include "odf_check.h"

#define SVG \
    "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>\n"

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static PaperInfo info_of(PaperKind kind) {
    PaperInfo info = { .kind = kind,
                       .look = { .styles = STR("p{margin:0}\n"),
                                 .back = STR("/zurück"),
                                 .back_text = STR("Zurück") } };
    info.info = (OdtInfo){ .head = { .title = STR("Plan <für> alle & \"jede\""),
                                     .subject = STR("Amt Öd"),
                                     .language = STR("de"),
                                     .country = STR("DE"),
                                     .created = { 2026, 11, 22 } },
                           .page = STR("Seite"),
                           .of = STR("von") };
    return info;
}

static void write_table(Paper *paper) {
    const OdtColumn columns[] = { { STR("Wer"), 1 }, { STR("Wann"), 2 } };
    paper_table_begin(paper, STR("Überblick"), columns, 2);
    for (int i = 0; i < 3; i++) {
        paper_row_begin(paper);
        paper_cell(paper, STR("Ältere\nMenschen"));
        paper_cell(paper, STR(""));
        paper_row_end(paper);
    }
    paper_table_end(paper);
}

static void write_all_kinds(Paper *paper) {
    paper_heading(paper, 1, STR("Erstes"));
    paper_paragraph(paper, STR("eins\nzwei\n\n</p><script>drei"));
    paper_list_begin(paper, true);
    paper_item_begin(paper);
    paper_paragraph_begin(paper);
    paper_strong(paper, STR("Wen: "));
    paper_foreign(paper, STR("en"), STR("GB"), STR("everybody"));
    paper_paragraph_end(paper);
    paper_item_end(paper);
    paper_item(paper, STR("noch einer"));
    paper_list_end(paper);
    paper_heading(paper, 2, STR("Zweites"));
    write_table(paper);
    paper_image(paper, &(OdtImage){ .svg = STR(SVG),
                                    .width_mm = 30,
                                    .height_mm = 30,
                                    .title = STR("Bild"),
                                    .description = STR("Was es zeigt"),
                                    .caption = STR("Unter dem Bild") });
}

static Str written(Arena *arena, PaperKind kind) {
    PaperInfo info = info_of(kind);
    CLEANUP(paper_closep) Paper *paper = paper_open(arena, &info);
    CLEANUP(out_done) Out out = out_open(0);
    write_all_kinds(paper);
    assert_int_equal(paper_finish(paper, &out), ERR_NONE);
    return str_copy(arena, out_view(&out));
}

/* A reader of others for HTML; it reports nothing, as nothing is to be reported. */
static xmlDoc *read_page(Str page) {
    htmlParserCtxt *parser = htmlNewParserCtxt();
    xmlDoc *document =
        htmlCtxtReadMemory(parser, page.ptr, (int)page.len, NULL, "UTF-8",
                           HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    htmlFreeParserCtxt(parser);
    assert_non_null(document);
    return document;
}

static int count_of(xmlDoc *document, const char *path) {
    xmlXPathContext *context = xmlXPathNewContext(document);
    xmlXPathObject *found = xmlXPathEvalExpression((const xmlChar *)path, context);
    int count = found->nodesetval != NULL ? found->nodesetval->nodeNr : 0;
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    return count;
}

static void a_page_has_the_structure_of_the_text(void **state) {
    xmlDoc *page = read_page(written(*state, PAPER_HTML));
    assert_int_equal(count_of(page, "/html[@lang='de']/head/title[.='Plan <für> alle & \"jede\"']"),
                     1);
    assert_int_equal(count_of(page, "//main/h1[.='Plan <für> alle & \"jede\"']"), 1);
    assert_int_equal(count_of(page, "//main/p[@class='sender'][.='Amt Öd']"), 1);
    assert_int_equal(count_of(page, "//main/h2[.='Erstes']"), 1);
    assert_int_equal(count_of(page, "//main/h3[.='Zweites']"), 1);
    assert_int_equal(count_of(page, "//main/p[br][.='einszwei']"), 1);
    assert_int_equal(count_of(page, "//main/p[.='</p><script>drei']"), 1);
    assert_int_equal(count_of(page, "//script"), 0);
    assert_int_equal(count_of(page, "//main/ol/li"), 2);
    assert_int_equal(count_of(page, "//li/p[strong]/span[@lang='en'][.='everybody']"), 1);
    assert_int_equal(count_of(page, "//table[caption='Überblick']/thead/tr/th[@scope='col']"), 2);
    assert_int_equal(count_of(page, "//section[@tabindex='0'][@aria-label='Überblick']/table"), 1);
    assert_int_equal(count_of(page, "//table/tbody/tr[count(td)=2]"), 3);
    assert_int_equal(count_of(page, "//figure[svg][figcaption='Unter dem Bild']"), 1);
    assert_int_equal(count_of(page, "//head/style"), 1);
    assert_int_equal(count_of(page, "//p[@class='screen']/a[.='Zurück']"), 1);
    xmlFreeDoc(page);
}

static void the_text_document_says_the_same(void **state) {
    OdfCheck check = odf_check_open(*state, written(*state, PAPER_ODT));
    assert_count(check.content, "//text:h", 2);
    assert_count(check.content, "//text:list-item", 2);
    assert_count(check.content, "//table:table/table:table-row[count(table:table-cell)=2]", 3);
    odf_check_close(&check);
}

/* What people wrote, in a document of this language. */
static Str people_written(Arena *arena, PaperKind kind, bool another) {
    PaperInfo info = info_of(kind);
    info.info.head.title = STR("Plan: Lesehilfe");
    info.info.people_title = STR("Lesehilfe");
    if (another) {
        info.info.head.language = STR("en");
        info.info.head.country = STR("GB");
        info.info.people_language = STR("de");
        info.info.people_country = STR("DE");
    }
    CLEANUP(paper_closep) Paper *paper = paper_open(arena, &info);
    CLEANUP(out_done) Out out = out_open(0);
    const OdtColumn columns[] = { { STR("Who"), 1 }, { STR("What"), 1 } };
    paper_people_heading(paper, 1, STR("Schneller entscheiden"));
    paper_paragraph_begin(paper);
    paper_people_strong(paper, STR("Wichtig"));
    paper_text(paper, STR(" and "));
    paper_people_text(paper, STR("eilig"));
    paper_paragraph_end(paper);
    paper_table_begin(paper, STR("Table"), columns, 2);
    paper_row_begin(paper);
    paper_cell(paper, STR("staff council"));
    paper_people_cell(paper, STR("Gehört\n\nwerden"));
    paper_row_end(paper);
    paper_table_end(paper);
    assert_int_equal(paper_finish(paper, &out), ERR_NONE);
    return str_copy(arena, out_view(&out));
}

static void peoples_words_say_their_language(void **state) {
    xmlDoc *page = read_page(people_written(*state, PAPER_HTML, true));
    assert_int_equal(count_of(page, "/html[@lang='en']//h1[.='Plan: Lesehilfe']/span[@lang='de']"
                                    "[.='Lesehilfe']"),
                     1);
    assert_int_equal(count_of(page, "//p[@class='sender'][@lang='de']"), 1);
    assert_int_equal(count_of(page, "//h2[@lang='de'][.='Schneller entscheiden']"), 1);
    assert_int_equal(count_of(page, "//p/strong[@lang='de'][.='Wichtig']"), 1);
    assert_int_equal(count_of(page, "//p/span[@lang='de'][.='eilig']"), 1);
    assert_int_equal(count_of(page, "//td[2]/p/span[@lang='de']"), 2);
    assert_int_equal(count_of(page, "//td[1]//*[@lang]"), 0);
    xmlFreeDoc(page);
    OdfCheck check = odf_check_open(*state, people_written(*state, PAPER_ODT, true));
    assert_count(check.styles,
                 "//style:style[@style:name='Language_de_DE']/style:text-properties"
                 "[@fo:language='de' and @fo:country='DE']",
                 1);
    assert_count(check.content,
                 "//text:p[@text:style-name='Title'][starts-with(.,'Plan:')]"
                 "/text:span[@text:style-name='Language_de_DE'][.='Lesehilfe']",
                 1);
    assert_count(check.styles, "//style:footer//text:span[@text:style-name='Language_de_DE']", 1);
    assert_count(check.content,
                 "//text:h/text:span[@text:style-name='Language_de_DE']"
                 "[.='Schneller entscheiden']",
                 1);
    assert_count(check.content,
                 "//text:span[@text:style-name='Strong']"
                 "/text:span[@text:style-name='Language_de_DE'][.='Wichtig']",
                 1);
    assert_count(check.content, "//table:table-cell//text:span", 2);
    odf_check_close(&check);
}

/* In a document of their language nothing is marked. */
static void nothing_is_marked_in_its_own_language(void **state) {
    xmlDoc *page = read_page(people_written(*state, PAPER_HTML, false));
    assert_int_equal(count_of(page, "//*[@lang]"), 1);
    assert_int_equal(count_of(page, "//h1[.='Plan: Lesehilfe']"), 1);
    assert_int_equal(count_of(page, "//td//p"), 2 + 1);
    xmlFreeDoc(page);
    OdfCheck check = odf_check_open(*state, people_written(*state, PAPER_ODT, false));
    assert_count(check.styles, "//style:style[starts-with(@style:name,'Language')]", 0);
    assert_count(check.content, "//text:span", 1); /* what is important */
    odf_check_close(&check);
}

static void styles_of_the_server_are_linked(void **state) {
    PaperInfo info = info_of(PAPER_HTML);
    info.look = (PrintPageLook){ .stylesheet = STR("/assets/paper.css?\"") };
    CLEANUP(paper_closep) Paper *paper = paper_open(*state, &info);
    CLEANUP(out_done) Out out = out_open(0);
    assert_int_equal(paper_finish(paper, &out), ERR_NONE);
    assert_true(str_find(out_view(&out), STR("href=\"/assets/paper.css?&quot;\"")) > 0);
    assert_true(str_find(out_view(&out), STR("<style")) < 0);
    assert_true(str_find(out_view(&out), STR("class=\"screen\"")) < 0);
}

/* Each of these is refused by both writers. */
static void misuse(Paper *paper, int which) {
    const OdtColumn column = { STR("Wer"), 1 };
    switch (which) {
    case 0: paper_heading(paper, 2, STR("ohne erste")); break;
    case 1: paper_heading(paper, 1, STR(" ")); break;
    case 2: paper_text(paper, STR("in keinem Absatz")); break;
    case 3: paper_list_begin(paper, false); break;
    case 4: paper_item_begin(paper); break;
    case 5: paper_table_begin(paper, STR(""), &column, 1); break;
    case 6:
        paper_table_begin(paper, STR("Tabelle"), &column, 1);
        paper_row_begin(paper);
        paper_row_end(paper);
        paper_table_end(paper);
        break;
    case 7:
        paper_image(paper, &(OdtImage){ .svg = STR(SVG), .width_mm = 1, .height_mm = 1 });
        break;
    default: paper_paragraph_end(paper); break;
    }
}

static void a_misuse_is_no_document(void **state) {
    for (int which = 0; which < 9; which++)
        for (int kind = PAPER_ODT; kind <= PAPER_HTML; kind++) {
            PaperInfo info = info_of((PaperKind)kind);
            CLEANUP(paper_closep) Paper *paper = paper_open(*state, &info);
            CLEANUP(out_done) Out out = out_open(0);
            misuse(paper, which);
            if (paper_finish(paper, &out) != ERR_INTERNAL)
                fail_msg("misuse %d of kind %d passes", which, kind);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_page_has_the_structure_of_the_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_text_document_says_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(peoples_words_say_their_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_marked_in_its_own_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(styles_of_the_server_are_linked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_misuse_is_no_document, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
