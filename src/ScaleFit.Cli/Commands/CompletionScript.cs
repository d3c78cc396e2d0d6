namespace ScaleFit.Cli.Commands;

/// <summary>
/// Scripts that ask the tool itself what may follow, so that they never fall behind its options.
/// Options are offered once a dash is there: before it, the names of files are wanted.
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

    /// <summary>The script of a shell, for it to run when it starts; null for a shell that is not known.</summary>
    public static string? For(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "pwsh" => PowerShell,
        _ => null,
    };
}
