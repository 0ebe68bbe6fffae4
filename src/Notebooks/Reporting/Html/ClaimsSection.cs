namespace Notebooks.Reporting.Html;

/// <summary>All claims, each with what really happened.</summary>
internal static class ClaimsSection
{
    public static void Write(RunReport report, Anchors anchors, TextWriter page)
    {
        page.Write("<section id=\"claims\">\n<h2>Claims</h2>\n");
        var any = false;
        foreach (var notebook in report.Notebooks)
        {
            var claims = notebook.Cells.SelectMany(c => c.Claims.Select(k => (Cell: c.Number, Claim: k))).OrderBy(c => c.Claim.Passed).ToList();
            if (claims.Count == 0) continue;
            any = true;
            var failed = claims.Count(c => !c.Claim.Passed);
            page.Write($"<details{(failed > 0 ? " open" : "")}><summary>{Markup.Text(anchors.NameOf(notebook))} <span class=\"quiet\">{(failed > 0 ? $"{failed} of {claims.Count} do not hold" : claims.Count == 1 ? "1 claim holds" : $"{claims.Count} claims hold")}</span></summary>\n<ul class=\"claims\">\n");
            foreach (var (cell, claim) in claims)
                page.Write($"<li class=\"claim {(claim.Passed ? "passed" : "failed")}\">{Markup.Claim(claim, $"#{anchors.Of(notebook, cell)}")}</li>\n");
            page.Write("</ul>\n</details>\n");
        }
        page.Write($"{(any ? "" : "<p class=\"quiet\">No cell of these notebooks checks a claim.</p>\n")}</section>\n");
    }
}
