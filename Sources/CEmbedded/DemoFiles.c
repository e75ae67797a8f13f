#include "DemoFiles.h"

// #embed is a C23 feature that clang 19 and later, which Swift ships with, supports in all language modes.
#pragma clang diagnostic ignored "-Wc23-extensions"

// The compiler records embedded files as dependencies, so changing one triggers a rebuild.
static const unsigned char page_html[] = {
#embed "page/page.html"
};
static const unsigned char style_css[] = {
#embed "page/style.css"
};
static const unsigned char insides_css[] = {
#embed "page/insides.css"
};
static const unsigned char dense_js[] = {
#embed "page/dense.js"
};
static const unsigned char convolution_js[] = {
#embed "page/convolution.js"
};
static const unsigned char network_js[] = {
#embed "page/network.js"
};
static const unsigned char normalize_light_js[] = {
#embed "page/normalize/light.js"
};
static const unsigned char normalize_tones_js[] = {
#embed "page/normalize/tones.js"
};
static const unsigned char normalize_evenlight_js[] = {
#embed "page/normalize/evenlight.js"
};
static const unsigned char normalize_ruledlines_js[] = {
#embed "page/normalize/ruledlines.js"
};
static const unsigned char normalize_pieces_js[] = {
#embed "page/normalize/pieces.js"
};
static const unsigned char normalize_sheet_js[] = {
#embed "page/normalize/sheet.js"
};
static const unsigned char normalize_search_js[] = {
#embed "page/normalize/search.js"
};
static const unsigned char normalize_strokewidth_js[] = {
#embed "page/normalize/strokewidth.js"
};
static const unsigned char normalize_field_js[] = {
#embed "page/normalize/field.js"
};
static const unsigned char normalize_normalize_js[] = {
#embed "page/normalize/normalize.js"
};
static const unsigned char normalize_deslant_js[] = {
#embed "page/normalize/deslant.js"
};
static const unsigned char numbers_parts_js[] = {
#embed "page/numbers/parts.js"
};
static const unsigned char numbers_lines_js[] = {
#embed "page/numbers/lines.js"
};
static const unsigned char numbers_holes_js[] = {
#embed "page/numbers/holes.js"
};
static const unsigned char numbers_cuts_js[] = {
#embed "page/numbers/cuts.js"
};
static const unsigned char numbers_lattice_js[] = {
#embed "page/numbers/lattice.js"
};
static const unsigned char numbers_several_js[] = {
#embed "page/numbers/several.js"
};
static const unsigned char strokes_js[] = {
#embed "page/strokes.js"
};
static const unsigned char drawing_js[] = {
#embed "page/drawing.js"
};
static const unsigned char board_js[] = {
#embed "page/board.js"
};
static const unsigned char picture_js[] = {
#embed "page/picture.js"
};
static const unsigned char answer_js[] = {
#embed "page/answer.js"
};
static const unsigned char cells_js[] = {
#embed "page/cells.js"
};
static const unsigned char panels_js[] = {
#embed "page/panels.js"
};
static const unsigned char insight_js[] = {
#embed "page/insight.js"
};
static const unsigned char explain_js[] = {
#embed "page/explain.js"
};
static const unsigned char question_js[] = {
#embed "page/question.js"
};
static const unsigned char samples_js[] = {
#embed "page/samples.js"
};
static const unsigned char examination_js[] = {
#embed "page/examination.js"
};
static const unsigned char damage_js[] = {
#embed "page/damage.js"
};
static const unsigned char damageview_js[] = {
#embed "page/damageview.js"
};
static const unsigned char workbench_js[] = {
#embed "page/workbench.js"
};
static const unsigned char archive_js[] = {
#embed "page/archive.js"
};
static const unsigned char keeping_js[] = {
#embed "page/keeping.js"
};
static const unsigned char moments_js[] = {
#embed "page/moments.js"
};
static const unsigned char correction_js[] = {
#embed "page/correction.js"
};
static const unsigned char safetensors_js[] = {
#embed "page/safetensors.js"
};
static const unsigned char correctionview_js[] = {
#embed "page/correctionview.js"
};
static const unsigned char story_js[] = {
#embed "page/story.js"
};
static const unsigned char tools_js[] = {
#embed "page/tools.js"
};
static const unsigned char page_js[] = {
#embed "page/page.js"
};

#define FILE(name, bytes) {name, bytes, sizeof bytes}

static const struct demo_file files[] = {
    FILE("page.html", page_html),
    FILE("style.css", style_css),
    FILE("insides.css", insides_css),
    FILE("dense.js", dense_js),
    FILE("convolution.js", convolution_js),
    FILE("network.js", network_js),
    FILE("normalize/light.js", normalize_light_js),
    FILE("normalize/tones.js", normalize_tones_js),
    FILE("normalize/evenlight.js", normalize_evenlight_js),
    FILE("normalize/ruledlines.js", normalize_ruledlines_js),
    FILE("normalize/pieces.js", normalize_pieces_js),
    FILE("normalize/sheet.js", normalize_sheet_js),
    FILE("normalize/search.js", normalize_search_js),
    FILE("normalize/strokewidth.js", normalize_strokewidth_js),
    FILE("normalize/field.js", normalize_field_js),
    FILE("normalize/normalize.js", normalize_normalize_js),
    FILE("normalize/deslant.js", normalize_deslant_js),
    FILE("numbers/parts.js", numbers_parts_js),
    FILE("numbers/lines.js", numbers_lines_js),
    FILE("numbers/holes.js", numbers_holes_js),
    FILE("numbers/cuts.js", numbers_cuts_js),
    FILE("numbers/lattice.js", numbers_lattice_js),
    FILE("numbers/several.js", numbers_several_js),
    FILE("strokes.js", strokes_js),
    FILE("drawing.js", drawing_js),
    FILE("board.js", board_js),
    FILE("picture.js", picture_js),
    FILE("answer.js", answer_js),
    FILE("cells.js", cells_js),
    FILE("panels.js", panels_js),
    FILE("insight.js", insight_js),
    FILE("explain.js", explain_js),
    FILE("question.js", question_js),
    FILE("samples.js", samples_js),
    FILE("examination.js", examination_js),
    FILE("damage.js", damage_js),
    FILE("damageview.js", damageview_js),
    FILE("workbench.js", workbench_js),
    FILE("archive.js", archive_js),
    FILE("keeping.js", keeping_js),
    FILE("moments.js", moments_js),
    FILE("correction.js", correction_js),
    FILE("safetensors.js", safetensors_js),
    FILE("correctionview.js", correctionview_js),
    FILE("story.js", story_js),
    FILE("tools.js", tools_js),
    FILE("page.js", page_js),
};

const struct demo_file *demo_files(void) { return files; }

size_t demo_file_count(void) { return sizeof files / sizeof files[0]; }
