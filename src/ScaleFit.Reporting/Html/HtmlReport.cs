using ScaleFit.Reporting.Json;

namespace ScaleFit.Reporting.Html;

/// <summary>A report as one self-contained HTML page: pictures, tables, findings and the JSON of the report. The page loads nothing from elsewhere.</summary>
internal static class HtmlReport
{
    /// <summary>The largest number of runs with pictures. Browsers cannot show pages with many more.</summary>
    public const int MostDrawn = 40;

    /// <summary>SHA-256 of the embedded style sheet, script and chart library, as the content policy names them. They are constants because computing them needs OpenSSL, which bare containers lack.</summary>
    internal const string StyleHash = "09q2V3inUwoGilxg3gu8AXzucmHh51RowFAGwlEWFbg=", ScriptHash = "Z9wCOd/BFEdJT12tD42TV0ms0D1023RHYVyibtyPprw=", LibraryHash = "mXhOOr+wexQqFeUhpDnm2a3c6ts/eVU/0kxyd08GSbo=";

    /// <summary>The hash of an empty style sheet: the chart library creates one and adds its rules by script.</summary>
    private const string EmptyHash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private static readonly Lazy<string> Style = new(() => Resource("page.css")), Script = new(() => Resource("page.js")), Library = new(() => Resource("plotly-basic.min.js"));

    /// <summary>
    /// The page loads nothing, and runs only its own scripts. The chart library sets styles of elements and saves a picture through an image in memory.
    /// </summary>
    private const string Policy = $"default-src 'none'; style-src 'sha256-{StyleHash}' 'sha256-{EmptyHash}'; style-src-attr 'unsafe-inline'; script-src 'sha256-{LibraryHash}' 'sha256-{ScriptHash}'; img-src data: blob:; base-uri 'none'; form-action 'none'";

    /// <summary>Writes the page.</summary>
    /// <param name="report">The report, with at least one run.</param>
    /// <param name="commandLine">The command line that made the report.</param>
    /// <param name="writer">The output; lines end in <c>\n</c>.</param>
    public static void Write(Report report, string commandLine, TextWriter writer)
    {
        var figures = new HtmlFigures(report);
        var page = new HtmlPage();
        string title = report.Runs is [var run] ? run.Run.Run.Name : $"{report.Runs.Count} runs";
        report.AddTo(page);
        writer.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{HtmlText.Encode(title)}: ScaleFit report</title>
            <style>{Style.Value}</style>
            </head>
            <body>
            <main>
            <h1>{HtmlText.Encode(title)}</h1>
            <p class="muted">Made by ScaleFit {HtmlText.Encode(report.Version)} with <code>{HtmlText.Encode(commandLine)}</code></p>
            {Drawn(report)}{figures.First()}<h2 id="numbers">Numbers</h2>
            {page}<h2 id="pictures">More pictures</h2>
            {string.Concat(figures.Others())}{Failures(report)}</main>
            <footer>
            <p>Drag over a picture to zoom, and double-click to reset. Hover to read values. Click a name in the legend to hide or show it. With the keyboard, focus a picture: arrow keys read its points, + and - zoom, Shift with an arrow key moves, 0 resets.</p>
            <div class="tools" hidden><button type="button" id="copy">copy JSON</button></div>
            </footer>
            <script type="application/json" id="json">{Json(report)}</script>
            <script>{Library.Value}</script>
            <script>{Script.Value}</script>
            </body>
            </html>

            """.ReplaceLineEndings("\n"));
    }

    private static string Drawn(Report report) => report.Runs.Count <= MostDrawn ? "" : FormattableString.Invariant($"<p>The pictures show the first {MostDrawn} of {report.Runs.Count} runs. Use --run to choose other runs.</p>\n");

    private static string Failures(Report report) => report.Failures.Count == 0
        ? ""
        : $"<h2 id=\"failures\">Failed logs and runs</h2>\n<ul>\n{string.Concat(report.Failures.Select(f => $"<li>{HtmlText.Encode(f.Run is null ? $"{f.Source}: {f.Message}" : $"{f.Source}: {f.Run}: {f.Message}")}</li>\n"))}</ul>\n";

    /// <summary>The JSON of the report. Every <c>&lt;</c> is escaped, so that no name can end the surrounding element.</summary>
    private static string Json(Report report)
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        JsonReport.Write(report, text);
        return text.ToString().Replace("<", "\\u003c", StringComparison.Ordinal);
    }

    internal static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The build contains no resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
