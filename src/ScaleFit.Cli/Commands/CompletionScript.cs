namespace ScaleFit.Cli.Commands;

/// <summary>
/// Completion scripts. They ask the tool itself for completions, so they never miss a new option.
/// They offer options only after a dash; without a dash the shell completes file names.
/// </summary>
internal static class CompletionScript
{
    private const string Bash = """
        _scalefit() {
          local line="${COMP_LINE:0:COMP_POINT}" word words=()
          line="${line#"$1"}"
          while IFS= read -r word; do
            [[ $word == "$2"* && ($2 == -* || $word != [-/]*) ]] && words+=("$word")
          done < <("$1" "[suggest:${#line}]" "$line" 2>/dev/null)
          COMPREPLY=("${words[@]}")
        }
        complete -o default -F _scalefit scalefit

        """;

    private const string Zsh = """
        _scalefit() {
          local line="${(j: :)words[2,CURRENT]}"
          local -a found=("${(@f)$("$words[1]" "[suggest:${#line}]" "$line" 2>/dev/null)}")
          [[ $PREFIX == -* ]] || found=("${(@)found:#[-\/]*}")
          found=("${(@)found:#}")
          compadd -a found || _files
        }
        compdef _scalefit scalefit

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName scalefit -ScriptBlock {
          param($word, $ast, $position)
          $line = $ast.ToString().PadRight($position).Substring(0, $position) -replace '^\S+ ?', ''
          scalefit "[suggest:$($line.Length)]" "$line" 2>$null |
            Where-Object { $_ -like "$word*" -and ($word -like '-*' -or $_ -notmatch '^[-/]') } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;

    /// <summary>The script for a shell, to run when the shell starts; null for an unknown shell.</summary>
    public static string? For(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "pwsh" => PowerShell,
        _ => null,
    };
}
