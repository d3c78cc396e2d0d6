using System.Text;
using System.Text.Json;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Reporting.Json.Documents;

namespace ScaleFit.Reporting.Json;

/// <summary>Reads lines of results, as <see cref="JsonLines"/> writes them, back into the report that they are parts of.</summary>
/// <param name="wanted">Names or globs of the runs to take; none for all.</param>
internal sealed class ResultLines(IReadOnlyList<string> wanted)
{
    /// <summary>A file that begins with so many lines that are none of results, such as one document over many lines, holds something else.</summary>
    private const int MostDamaged = 10;

    private readonly List<RunReport> _runs = [];
    private readonly List<RunFailure> _failures = [];
    private readonly Dictionary<(string Source, string? Recipe, string Run, string Metric), string> _places = [];
    private readonly List<AgreementDocument> _agreements = [];
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
    private LineHeadDocument? _head;
    private int _logs;
    private InputDocument? _input;
    private string[]? _curves;
    private bool _hasSensitivity;

    /// <summary>Takes the lines of one file; what fails of it is a failure of the report.</summary>
    /// <param name="path">The file, or <c>-</c>.</param>
    /// <param name="standardInput">What <c>-</c> stands for.</param>
    /// <exception cref="LogFormatException">The file cannot be read, or holds results of another command or other options.</exception>
    public void Take(string path, Stream? standardInput) => LogReader.Open(path, standardInput, bytes =>
    {
        using var lines = new StreamReader(bytes.Open(), leaveOpen: true);
        long number = 0;
        int damaged = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Take(line, FormattableString.Invariant($"{Printable.Text(path)}:{number}"), path)) damaged = int.MinValue;
            else if (++damaged == MostDamaged) throw new LogFormatException($"{Printable.Text(path)}: no lines of results: they are made with --output jsonl");
        }
        return number;
    });

    /// <summary>The report of all that was taken.</summary>
    /// <param name="name">What was taken, for what is said of it as a whole.</param>
    /// <param name="version">The tool's version.</param>
    public Report ToReport(string name, string version) => new()
    {
        Command = _head?.Command ?? "fit",
        Version = _head?.Version ?? version,
        Options = new InferenceOptions
        {
            Window = _input?.ToWindow() ?? InferenceOptions.Default.Window,
            Curves = _runs.Count > 0 ? [.. _runs[0].Run.Curves.Select(curve => curve.Curve)] : [SigmoidCurve.Instance],
            Noise = _input?.ToNoise() ?? InferenceOptions.Default.Noise,
            Level = _head?.Level ?? InferenceOptions.Default.Level,
            Sensitivity = _hasSensitivity,
        },
        Margin = _head?.Margin ?? 0,
        Price = _input?.Price,
        Runs = _runs,
        Agreements = [.. _agreements.Distinct().Select(agreement => agreement.ToAgreement())],
        Failures = _sources.Count >= _logs ? _failures : [.. _failures, new RunFailure(null, name, Missing(name))],
    };

    private string Missing(string name) => FormattableString.Invariant(
        $"{Printable.Text(name)}: results of {_logs - _sources.Count} of {_logs} logs are missing: give all parts, make those again that are not there, and choose runs with --run");

    /// <summary>Takes a line; false where it is damaged.</summary>
    private bool Take(string line, string place, string path)
    {
        try
        {
            if (Foreign(line) is { } foreign) throw new ArgumentException(foreign);
            var head = JsonSerializer.Deserialize(line, DocumentContext.Strict.LineHeadDocument)!;
            if (head is not { Schema: "scalefit/1", Command: not null }) throw new ArgumentException("no result of the schema scalefit/1");
            if (head.Level is not (>= 0.01 and <= 0.9999)) throw new ArgumentException("no confidence level");
            Match(head, place);
            _logs = Math.Max(_logs, head.Logs ?? 0);
            var failure = JsonSerializer.Deserialize(line, DocumentContext.Strict.FailureLineDocument)!;
            if (failure.Source is { } source) _sources.Add(LogFiles.Plain(source));
            if (failure.Failure is not null)
            {
                if (failure.Run is null || IsWanted(failure.Run)) _failures.Add(new RunFailure(failure.Run, failure.Source ?? path, failure.Failure));
                return true;
            }
            var run = JsonSerializer.Deserialize(line, DocumentContext.Strict.RunDocument)!;
            if (!IsWanted(run.Run)) return true;
            if (head.Command == "backtest" && run.Backtests is null || head.Command == "plan" && run.Plan is null) throw new ArgumentException($"a result of {head.Command} that holds none");
            var tail = JsonSerializer.Deserialize(line, DocumentContext.Strict.LineTailDocument)!;
            var input = tail.Input ?? throw new ArgumentException("no input, which the picture of a run is drawn from");
            Match(input, place);
            Match(run, place);
            _runs.Add(run.ToReport(input, head.Level, isForecast: head.Command == "forecast"));
            _hasSensitivity |= run.Sensitivity is not null;
            _agreements.AddRange(tail.Agreements ?? []);
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FitException)
        {
            string fault = e is JsonException ? "not a whole line of results" : Printable.Text(e.Message);
            _failures.Add(new RunFailure(null, path, $"{place}: {fault}: write that part again, with --output jsonl"));
            return false;
        }
    }

    /// <summary>What documents of results let through and this tool never writes: numbers that are none, and lists with gaps.</summary>
    private static string? Foreign(string line)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line));
        for (var before = JsonTokenType.None; reader.Read(); before = reader.TokenType)
        {
            if (reader.TokenType == JsonTokenType.Number && !double.IsFinite(reader.GetDouble())) return "a number beyond all measure";
            if (reader.TokenType == JsonTokenType.Null && before != JsonTokenType.PropertyName) return "nothing in the place of a part";
        }
        return null;
    }

    private void Match(LineHeadDocument head, string place)
    {
        _head ??= head;
        if (head.Command == "compare")
            throw new LogFormatException($"{place}: a comparison, which cannot be reported again: 'scalefit compare' writes csv, json, markdown and pictures itself");
        if (_head.Command != head.Command)
            throw new LogFormatException($"{place}: a result of {head.Command} after results of {_head.Command}: give the results of one command");
        if (_head.Version != head.Version)
            throw new LogFormatException($"{place}: a result of version {Printable.Text(head.Version ?? "")} after results of version {Printable.Text(_head.Version ?? "")}: make all parts with one version");
        if (_head.Level != head.Level || _head.Margin != head.Margin) throw Differs(place);
    }

    private void Match(InputDocument input, string place)
    {
        var window = input.ToWindow();
        _input ??= input;
        if (_input.ToWindow() != window || _input.Noise != input.Noise || _input.Price != input.Price) throw Differs(place);
    }

    private void Match(RunDocument run, string place)
    {
        var key = (LogFiles.Plain(run.Source), run.Recipe, run.Run, run.Metric);
        if (!_places.TryAdd(key, place))
            throw new LogFormatException($"{place}: {Printable.Text(run.Run)} of {Printable.Text(run.Source)} once more, after {_places[key]}: give each part once");
        _curves ??= [.. run.Fits.Select(fit => fit.Curve)];
        if (!_curves.SequenceEqual(run.Fits.Select(fit => fit.Curve))) throw Differs(place);
    }

    private static LogFormatException Differs(string place) => new($"{place}: a result made with other options than those before it: give the results of one command line");

    private bool IsWanted(string run) => NamePattern.Includes(wanted, run);
}
