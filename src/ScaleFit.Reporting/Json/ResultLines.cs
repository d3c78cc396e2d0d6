using System.Text;
using System.Text.Json;
using ScaleFit.Curves;
using ScaleFit.Fitting;
using ScaleFit.Inference;
using ScaleFit.Logs;
using ScaleFit.Reporting.Json.Documents;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Json;

/// <summary>Reads the lines that <see cref="JsonLines"/> writes back into a report.</summary>
/// <param name="wanted">Names or globs of the runs to read; empty for all runs.</param>
/// <param name="isAnalysedAgain">Whether only the evaluations count, so that results of other commands, versions and options go together.</param>
internal sealed class ResultLines(IReadOnlyList<string> wanted, bool isAnalysedAgain = false)
{
    /// <summary>The number of invalid lines at the beginning of a file after which ScaleFit rejects the file, for example an indented JSON document.</summary>
    private const int MostDamaged = 10;

    /// <summary>The commands that write lines of runs.</summary>
    private static readonly string[] Commands = ["fit", "forecast", "backtest", "plan"];

    private readonly List<RunReport> _runs = [];
    private readonly List<RunFailure> _failures = [];
    private readonly Dictionary<(string Source, string? Recipe, string Run, string Metric), string> _places = [];
    private readonly List<AgreementDocument> _agreements = [];
    private readonly ResultLedger _ledger = new();
    private LineHead? _head;
    private (OptionsDocument Options, string Place)? _options;
    private InputDocument? _input;
    private string[]? _curves;
    private bool _hasSensitivity;

    /// <summary>Reads the lines of one file. Invalid lines become failures of the report.</summary>
    /// <param name="path">The file, or <c>-</c> for standard input.</param>
    /// <param name="standardInput">The standard input.</param>
    /// <exception cref="LogFormatException">The file cannot be read, is not a file of result lines, or has results of another command, version or options.</exception>
    public void Take(string path, Stream? standardInput) => LogReader.Open(path, standardInput, bytes =>
    {
        using var lines = new StreamReader(bytes.Open(), leaveOpen: true);
        long number = 0;
        int damaged = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Take(line, FormattableString.Invariant($"{PlainText.Shorten(path)}:{number}"), path)) damaged = int.MinValue;
            else if (++damaged == MostDamaged) throw new LogFormatException(FormattableString.Invariant($"{PlainText.Shorten(path)}: the first {MostDamaged} lines are not results: make a file of results with --output jsonl"));
        }
        return number;
    });

    /// <summary>The report of all lines that were read.</summary>
    /// <param name="version">The version of the tool, if no line was read.</param>
    public Report ToReport(string version)
    {
        version = _head?.Version ?? version;
        double margin = _head?.Margin ?? 0;
        var options = new InferenceOptions
        {
            Window = _input?.ToWindow() ?? InferenceOptions.Default.Window,
            Curves = _runs.Count > 0 ? [.. _runs[0].Run.Curves.Select(curve => curve.Curve)] : [SigmoidCurve.Instance],
            Noise = _input?.ToNoise() ?? InferenceOptions.Default.Noise,
            Level = _head?.Level ?? InferenceOptions.Default.Level,
            Sensitivity = _hasSensitivity,
        };
        RunsReport report = _head?.Command switch
        {
            "forecast" => new ForecastReport(version, options, margin),
            "backtest" => new BacktestReport(version, options, margin),
            "plan" => new PlanReport(version, options, margin),
            _ => new FitReport(version, options, margin),
        };
        return report with
        {
            Price = _input?.Price,
            Runs = _runs,
            Agreements = [.. _agreements.Distinct().Select(agreement => agreement.ToAgreement())],
            Failures = [.. _failures, .. _ledger.Failures()],
        };
    }

    /// <summary>Reads a line; false if it is not valid.</summary>
    private bool Take(string line, string place, string path)
    {
        try
        {
            byte[] json = Encoding.UTF8.GetBytes(line);
            var (command, isFailure) = Look(json);
            if (command == "compare")
                throw new LogFormatException($"{place}: a comparison instead of the result of a run: use 'scalefit compare' to write csv, json, markdown and pictures");
            var head = JsonSerializer.Deserialize(json, DocumentContext.Strict.LineHead)!;
            if (isFailure) Take(head, JsonSerializer.Deserialize(json, DocumentContext.Strict.FailureLineDocument)!, place, path);
            else Take(head, JsonSerializer.Deserialize(json, DocumentContext.Strict.RunLineDocument)!, place, path);
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FitException)
        {
            string fault = e is JsonException ? "not a complete line of results" : PlainText.Shorten(e.Message);
            _failures.Add(new RunFailure(null, path, $"{place}: {fault}: make this part again with --output jsonl"));
            return false;
        }
    }

    /// <summary>Finds the command of a line and whether the line is a failure. Rejects values that deserialization accepts but ScaleFit never writes: infinite numbers, and null in lists.</summary>
    /// <exception cref="JsonException">The line is not JSON.</exception>
    /// <exception cref="ArgumentException">The line is not a result.</exception>
    private static (string Command, bool IsFailure) Look(ReadOnlySpan<byte> json)
    {
        string? schema = null, command = null;
        bool isFailure = false;
        var reader = new Utf8JsonReader(json);
        for (var before = JsonTokenType.None; reader.Read(); before = reader.TokenType)
        {
            if (reader.TokenType == JsonTokenType.Number && !double.IsFinite(reader.GetDouble())) throw new ArgumentException("a number is too large");
            if (reader.TokenType == JsonTokenType.Null && before != JsonTokenType.PropertyName) throw new ArgumentException("a list contains null");
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1) continue;
            if (reader.ValueTextEquals("schema"u8)) schema = Text(reader);
            else if (reader.ValueTextEquals("command"u8)) command = Text(reader);
            else if (reader.ValueTextEquals("failure"u8)) isFailure = true;
        }
        return schema == ReportDocument.SchemaName && command is not null ? (command, isFailure) : throw new ArgumentException($"not a result of schema {ReportDocument.SchemaName}");

        // The reader is passed by value: this copy reads the value without moving the original.
        static string? Text(Utf8JsonReader at)
        {
            try
            {
                return at.Read() && at.TokenType == JsonTokenType.String ? at.GetString() : null;
            }
            catch (InvalidOperationException e)
            {
                throw new JsonException("Not Unicode.", e);
            }
        }
    }

    private void Take(LineHead head, FailureLineDocument line, string place, string path)
    {
        MatchHead(head, place);
        if (line.Source is { } source) _ledger.Add(head, source, path);
        if (line.Run is null || IsWanted(line.Run)) _failures.Add(new RunFailure(line.Run, line.Source ?? path, line.Failure));
    }

    private void Take(LineHead head, RunLineDocument line, string place, string path)
    {
        MatchHead(head, place);
        _ledger.Add(head, line.Source, path);
        if (!IsWanted(line.Run)) return;
        if (head.Command == "backtest" && line.Backtests is null || head.Command == "plan" && line.Plan is null) throw new ArgumentException($"no {head.Command} in a result of {head.Command}");
        var input = line.Input ?? throw new ArgumentException("no input, which pictures of a run need");
        MatchInput(input, place);
        MatchRun(line, place);
        if (head.Options is null)
        {
            var finding = FindingCatalog.OptionsUnknown.Report($"The results of version {PlainText.Shorten(head.Version)} do not record the options of reading.");
            (line, input) = (line with { Findings = [FindingDocument.Create(finding), .. line.Findings] }, input with { LogFindings = input.LogFindings + 1 });
        }
        _runs.Add(line.ToReport(input, head.Level, isForecast: head.Command == "forecast") with { ResultFile = path });
        _hasSensitivity |= line.Sensitivity is not null;
        _agreements.AddRange(line.Agreements ?? []);
    }

    private void MatchHead(LineHead head, string place)
    {
        if (head.Level is not (>= 0.01 and <= 0.9999)) throw new ArgumentException("the confidence level is outside 0.01 to 0.9999");
        if (!Commands.Contains(head.Command)) throw new ArgumentException($"a result of the unknown command {PlainText.Quoted(head.Command)}");
        _head ??= head;
        MatchOptions(head, place);
        if (isAnalysedAgain) return;
        if (_head.Command != head.Command)
            throw new LogFormatException($"{place}: a result of {head.Command} follows results of {_head.Command}: give the results of one command");
        if (_head.Version != head.Version)
            throw new LogFormatException($"{place}: a result of version {PlainText.Shorten(head.Version)} follows results of version {PlainText.Shorten(_head.Version)}: make all parts with one version");
        if (_head.Level != head.Level || _head.Margin != head.Margin) throw Differs(place);
    }

    /// <summary>Options of reading must agree between all lines. Those of the analysis must agree unless the runs are analysed again.</summary>
    private void MatchOptions(LineHead head, string place)
    {
        if (head.Options is not { } options) return;
        _options ??= (options, place);
        var (first, firstPlace) = _options.Value;
        if (first.Reading != options.Reading)
            throw new LogFormatException($"{place}: a result has other options of reading ({Shown(options.Reading)}) than {firstPlace} ({Shown(first.Reading)}): read all logs with the same options");
        if (!isAnalysedAgain && first.Analysis != options.Analysis)
            throw new LogFormatException($"{place}: a result has other options ({Shown(options.Analysis)}) than {firstPlace} ({Shown(first.Analysis)}): give the results of one command line");

        static string Shown(string words) => words.Length == 0 ? "none given" : PlainText.Shorten(words);
    }

    private void MatchInput(InputDocument input, string place)
    {
        var window = input.ToWindow();
        _input ??= input;
        if (isAnalysedAgain) return;
        if (_input.ToWindow() != window || _input.Noise != input.Noise || _input.Price != input.Price) throw Differs(place);
    }

    private void MatchRun(RunLineDocument run, string place)
    {
        var key = (LogFiles.Plain(run.Source), run.Recipe, run.Run, run.Metric);
        if (!_places.TryAdd(key, place))
            throw new LogFormatException($"{place}: {PlainText.Shorten(run.Run)} of {PlainText.Shorten(run.Source)} is also in {_places[key]}: give each part once");
        _curves ??= [.. run.Fits.Select(fit => fit.Curve)];
        if (!isAnalysedAgain && !_curves.SequenceEqual(run.Fits.Select(fit => fit.Curve))) throw Differs(place);
    }

    private static LogFormatException Differs(string place) => new($"{place}: a result has other options than the results before it: give the results of one command line");

    private bool IsWanted(string run) => NamePattern.Includes(wanted, run);
}
