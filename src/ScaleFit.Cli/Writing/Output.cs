using System.Globalization;
using System.Text;
using ScaleFit.Reporting.Text;

namespace ScaleFit.Cli.Writing;

/// <summary>The destination of a result, and the verbosity of messages.</summary>
/// <param name="Terminal">The streams.</param>
/// <param name="File">The output file; null for standard output.</param>
/// <param name="IsQuiet">Whether to print only errors.</param>
internal sealed record Output(Terminal Terminal, string? File, bool IsQuiet)
{
    /// <summary>File names that stand for standard output.</summary>
    private static readonly string[] StandardOutput = ["-", "/dev/stdout"];

    /// <summary>The file for the plot; null for none.</summary>
    public string? Picture { get; init; }

    /// <summary>The file for the data of the plot; null for none.</summary>
    public string? Data { get; init; }

    /// <summary>Whether the result goes to standard output.</summary>
    public bool IsStandard => File is null || StandardOutput.Contains(File);

    /// <summary>Whether the result goes to a terminal.</summary>
    public bool IsScreen => IsStandard && Terminal.IsScreen;

    /// <summary>Whether the result may contain escape codes for colour.</summary>
    public bool Colour => IsStandard && Terminal.Colour;

    /// <summary>Width of the result in characters.</summary>
    public int Width => IsScreen ? Terminal.Width : TextPage.Unbroken;

    /// <summary>Prints a note, unless quiet.</summary>
    public void Note(string message)
    {
        if (!IsQuiet) Terminal.PrintMessage(message);
    }

    /// <summary>Creates the progress line.</summary>
    public ProgressLine Progress() => new(Terminal, Terminal.IsWatched && !IsQuiet);

    /// <summary>Checks that the output files are not among the inputs.</summary>
    /// <exception cref="CommandException">An output file is one of the inputs, or the result and the plot have the same file.</exception>
    public void Spare(IEnumerable<string> inputs)
    {
        // Reading refuses an empty name, so skip it here.
        string[] all = [.. inputs.Where(input => input.Length > 0)];
        if (!IsStandard) Spare("-o", File!, all);
        (string Option, string File)[] others = [.. Picture is null ? [] : ((string, string)[])[("--plot", Picture)], .. Data is null ? [] : ((string, string)[])[("--data", Data)]];
        foreach (var (option, file) in others) Spare(option, file, all);
        (string Option, string File)[] written = IsStandard ? others : [("-o", File!), .. others];
        if (written.GroupBy(w => OutputFile.Resolve(w.File)).FirstOrDefault(same => same.Skip(1).Any())?.ToArray() is [var first, var second, ..])
            throw new CommandException(ExitCode.Usage, $"{first.Option} and {second.Option} both write to {first.File}; give two different files");
    }

    private static void Spare(string option, string file, string[] inputs)
    {
        string target = OutputFile.Resolve(file);
        // Writing to a device does not destroy data.
        if (target.StartsWith("/dev/", StringComparison.Ordinal)) return;
        if (inputs.FirstOrDefault(input => OutputFile.Resolve(input) == target) is { } spared)
            throw new CommandException(ExitCode.Failed, $"{option} {file} would overwrite the input {spared}; give another file");
    }

    /// <summary>Appends to the step summary of continuous integration.</summary>
    /// <exception cref="CommandException">The summary cannot be written.</exception>
    public void Summarize(Action<TextWriter> write)
    {
        if (Terminal.SummaryFile is not { } file)
        {
            Note("ignored --summary: the variable GITHUB_STEP_SUMMARY is not set");
            return;
        }
        using var text = new StringWriter(new StringBuilder(), CultureInfo.InvariantCulture);
        write(text);
        try
        {
            // Markdown needs an empty line between a block of HTML and a heading.
            bool isFirst = !System.IO.File.Exists(file) || new FileInfo(file).Length == 0;
            System.IO.File.AppendAllText(file, isFirst ? text.ToString() : $"\n{text}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failed, $"the summary {file} cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Writes the result when it is complete.</summary>
    /// <exception cref="CommandException">The result cannot be written. An existing file remains unchanged.</exception>
    public void Write(Action<TextWriter> write)
    {
        using var text = new StringWriter(new StringBuilder(), CultureInfo.InvariantCulture);
        write(text);
        Try(() =>
        {
            if (IsStandard)
            {
                Terminal.Output.Write(text.ToString());
                Terminal.Output.Flush();
            }
            else
            {
                OutputFile.Write(File!, text.ToString(), Terminal.Files);
            }
        });
    }

    /// <summary>Writes a result line by line. Standard output receives each line immediately; a file is replaced when all lines are complete.</summary>
    /// <exception cref="CommandException">The result cannot be written. An existing file remains unchanged.</exception>
    public void Write(IEnumerable<string> lines) => Try(() =>
    {
        if (IsStandard)
        {
            WriteTo(Terminal.Output);
            return;
        }
        OutputFile.Write(File!, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            WriteTo(writer);
        }, Terminal.Files);

        void WriteTo(TextWriter writer)
        {
            foreach (string line in lines)
            {
                writer.Write(line);
                writer.Flush();
                if (IsStandard && Terminal.Pipe is { IsLeft: true }) break;
            }
        }
    });

    /// <summary>Creates a binary result and writes it to its file.</summary>
    /// <exception cref="CommandException">The result cannot be created or written. An existing file remains unchanged.</exception>
    public void Write(Func<byte[]> make) => Try(() => OutputFile.Write(File!, make(), Terminal.Files));

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failed, $"{File ?? "standard output"} cannot be written: {e.Message}", e);
        }
    }
}
