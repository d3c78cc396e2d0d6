using System.IO.Enumeration;
using System.Text.Json;
using ScaleFit.Curves;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Reports.Documents;

namespace ScaleFit.Reports;

/// <summary>Reads lines of results, as <see cref="JsonLines"/> writes them, back into the report that they are parts of.</summary>
/// <param name="wanted">Names or globs of the runs to take; none for all.</param>
internal sealed class ResultLines(IReadOnlyList<string> wanted)
{
    private readonly List<RunReport> _runs = [];
    private readonly List<RunFailure> _failures = [];
    private readonly List<AgreementDocument> _agreements = [];
    private LineHeadDocument? _head;
    private InputDocument? _input;
    private bool _hasSensitivity;

    /// <summary>Takes the lines of one file; what fails of it is a failure of the report.</summary>
    /// <param name="path">The file, or <c>-</c>.</param>
    /// <param name="standardInput">What <c>-</c> stands for.</param>
    /// <exception cref="LogFormatException">The file cannot be read, or holds results of another command or other options.</exception>
    public void Take(string path, Stream? standardInput) => LogReader.Open(path, standardInput, bytes =>
    {
        using var lines = new StreamReader(bytes.Open(), leaveOpen: true);
        long number = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) Take(line, FormattableString.Invariant($"{Printable.Text(path)}:{number}"), path);
        }
        return number;
    });

    /// <summary>The report of all that was taken.</summary>
    /// <param name="version">The tool's version.</param>
    public Report ToReport(string version) => new()
    {
        Command = _head?.Command ?? "fit",
        Version = version,
        Options = new InferenceOptions
        {
            Window = _input?.ToWindow() ?? InferenceOptions.Default.Window,
            Curves = _runs.Count > 0 ? [.. _runs[0].Run.Curves.Select(curve => curve.Curve)] : [SigmoidCurve.Instance],
            Noise = _input?.Noise == "white" ? NoiseKind.White : NoiseKind.Drift,
            Level = _head?.Level ?? InferenceOptions.Default.Level,
            Sensitivity = _hasSensitivity,
        },
        Margin = _head?.Margin ?? 0,
        Price = _input?.Price,
        Runs = _runs,
        Agreements = [.. _agreements.Distinct().Select(agreement => agreement.ToAgreement())],
        Failures = _failures,
    };

    private void Take(string line, string place, string path)
    {
        try
        {
            var head = JsonSerializer.Deserialize(line, DocumentContext.Compact.LineHeadDocument)!;
            if (head is not { Schema: "scalefit/1", Command: not null }) throw new ArgumentException("no result of the schema scalefit/1");
            Match(head, place);
            var failure = JsonSerializer.Deserialize(line, DocumentContext.Compact.FailureLineDocument)!;
            if (failure.Failure is not null)
            {
                if (failure.Run is null || IsWanted(failure.Run)) _failures.Add(new RunFailure(failure.Run, failure.Source ?? path, failure.Failure));
                return;
            }
            var run = JsonSerializer.Deserialize(line, DocumentContext.Compact.RunDocument)!;
            if (!IsWanted(run.Run)) return;
            var tail = JsonSerializer.Deserialize(line, DocumentContext.Compact.LineTailDocument)!;
            var input = tail.Input ?? throw new ArgumentException("no input, which the picture of a run is drawn from");
            Match(input, place);
            _runs.Add(run.ToReport(input, isForecast: head.Command == "forecast"));
            _hasSensitivity |= run.Sensitivity is not null;
            _agreements.AddRange(tail.Agreements ?? []);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            string fault = e is JsonException ? "not a whole line of results" : Printable.Text(e.Message);
            _failures.Add(new RunFailure(null, path, $"{place}: {fault}: write that part again, with --output jsonl"));
        }
    }

    private void Match(LineHeadDocument head, string place)
    {
        _head ??= head;
        if (_head.Command != head.Command)
            throw new LogFormatException($"{place}: a result of {head.Command} after results of {_head.Command}: give the results of one command");
        if (_head.Level != head.Level || _head.Margin != head.Margin) throw Differs(place);
    }

    private void Match(InputDocument input, string place)
    {
        _input ??= input;
        if (_input.ToWindow() != input.ToWindow() || _input.Noise != input.Noise || _input.Price != input.Price) throw Differs(place);
    }

    private static LogFormatException Differs(string place) => new($"{place}: a result made with other options than those before it: give the results of one command line");

    private bool IsWanted(string run) => wanted.Count == 0 || wanted.Any(w => w == run || FileSystemName.MatchesSimpleExpression(w, run, ignoreCase: false));
}
