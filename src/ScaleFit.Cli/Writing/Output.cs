using System.Globalization;
using System.Text;
using ScaleFit.Reporting.Text;

namespace ScaleFit.Cli.Writing;

/// <summary>Where the result of a command goes, and how much is said beside it.</summary>
/// <param name="Terminal">The streams.</param>
/// <param name="File">The file that takes the result, or null for standard output.</param>
/// <param name="IsQuiet">Whether only errors are reported.</param>
internal sealed record Output(Terminal Terminal, string? File, bool IsQuiet)
{
    /// <summary>Names of standard output where a file is asked for.</summary>
    private static readonly string[] StandardOutput = ["-", "/dev/stdout"];

    /// <summary>The file that takes a picture beside the result, or null.</summary>
    public string? Picture { get; init; }

    /// <summary>Whether the result goes to standard output.</summary>
    public bool IsStandard => File is null || StandardOutput.Contains(File);

    /// <summary>Whether the result is read off a screen.</summary>
    public bool IsScreen => IsStandard && Terminal.IsScreen;

    /// <summary>Whether the result may hold escape codes for colour.</summary>
    public bool Colour => IsStandard && Terminal.Colour;

    /// <summary>Characters in a line of the result.</summary>
    public int Width => IsScreen ? Terminal.Width : TextPage.Unbroken;

    /// <summary>Tells something worth knowing, unless asked to be quiet.</summary>
    public void Note(string message)
    {
        if (!IsQuiet) Terminal.Tell(message);
    }

    /// <summary>A line for what is being worked on.</summary>
    public ProgressLine Progress() => new(Terminal, Terminal.IsWatched && !IsQuiet);

    /// <summary>Makes sure that writing the result does not destroy what it is made from.</summary>
    /// <exception cref="CommandException">The result's file is one of the inputs.</exception>
    public void Spare(IEnumerable<string> inputs)
    {
        // An empty name is no file; it is refused where it is read.
        string[] all = [.. inputs.Where(input => input.Length > 0)];
        if (!IsStandard) Spare("-o", File!, all);
        if (Picture is null) return;
        Spare("--plot", Picture, all);
        if (!IsStandard && OutputFile.Resolve(File!) == OutputFile.Resolve(Picture))
            throw new CommandException(ExitCode.Usage, $"-o and --plot both name {File}; name two files");
    }

    private static void Spare(string option, string file, string[] inputs)
    {
        string target = OutputFile.Resolve(file);
        // A device keeps nothing that could be lost.
        if (target.StartsWith("/dev/", StringComparison.Ordinal)) return;
        if (inputs.FirstOrDefault(input => OutputFile.Resolve(input) == target) is { } spared)
            throw new CommandException(ExitCode.Failed, $"{option} {file} would overwrite the input {spared}; name another file");
    }

    /// <summary>Appends to the summary of the step of continuous integration that this runs in.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public void Summarize(Action<TextWriter> write)
    {
        if (Terminal.SummaryFile is not { } file)
        {
            Note("--summary does nothing here: GITHUB_STEP_SUMMARY is not set");
            return;
        }
        using var text = new StringWriter(new StringBuilder(), CultureInfo.InvariantCulture);
        write(text);
        try
        {
            // A heading right below a block of HTML would not be rendered.
            bool isFirst = !System.IO.File.Exists(file) || new FileInfo(file).Length == 0;
            System.IO.File.AppendAllText(file, isFirst ? text.ToString() : $"\n{text}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failed, $"the summary {file} cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Writes the result once it is complete.</summary>
    /// <exception cref="CommandException">It cannot be written; a file is then as it was.</exception>
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

    /// <summary>Writes a result line by line while it is made: to standard output as each is there, to a file whole or not at all.</summary>
    /// <exception cref="CommandException">It cannot be written; a file is then as it was.</exception>
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

    /// <summary>Makes a result that is no text, and writes it to its file.</summary>
    /// <exception cref="CommandException">It cannot be made or written; the file is then as it was.</exception>
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
