using ScaleFit.Posterior;

namespace ScaleFit.Cli.Options;

/// <summary>Reads the value of <c>--prior</c>.</summary>
internal static class PriorChoice
{
    /// <summary>The prior: that of the library, none, or the one in a file.</summary>
    /// <param name="value">The value; null where it was not given.</param>
    /// <exception cref="CommandException">The file cannot be read, or is no prior.</exception>
    public static CurvePrior? Read(string? value)
    {
        if (value is null or "public") return CurvePrior.Public;
        if (value == "none") return null;
        try
        {
            return CurvePriorFile.Read(File.ReadAllBytes(value));
        }
        catch (FormatException e)
        {
            throw new CommandException(ExitCode.Failed, $"{value}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failed, $"{value}: {e.Message} --prior expects a file, 'public' or 'none'");
        }
    }
}
