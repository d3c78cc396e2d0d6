using System.Security.Cryptography;
using System.Text;
using ScaleFit.Reporting.Json;

namespace ScaleFit.Reporting.Html;

/// <summary>A report as one self-contained HTML page: pictures, tables, findings and the JSON of the report. The page loads nothing from elsewhere.</summary>
internal static class HtmlReport
{
    /// <summary>The largest number of runs with pictures. Browsers cannot show pages with many more.</summary>
    public const int MostDrawn = 40;

    private static readonly string Style = Resource("page.css");

    private static readonly string Script = Resource("page.js");

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
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; img-src data:; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{HtmlText.Encode(title)}: ScaleFit report</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{HtmlText.Encode(title)}</h1>
            <p class="muted">Made by ScaleFit {HtmlText.Encode(report.Version)} with <code>{HtmlText.Encode(commandLine)}</code></p>
            {Drawn(report)}{figures.First()}<h2 id="numbers">Numbers</h2>
            {page}<h2 id="pictures">More pictures</h2>
            {string.Concat(figures.Others())}{Failures(report)}</main>
            <footer>
            <p>Hover over a picture to read the values of its points, or focus it and press the arrow keys. Click the name of a run to hide or show the run.</p>
            <div class="tools" hidden><button type="button" id="copy">copy JSON</button></div>
            </footer>
            <script type="application/json" id="json">{Json(report)}</script>
            <script>{Script}</script>
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

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The build contains no resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
