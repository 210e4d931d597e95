"""networkcoach: a workbook that helps you really stay in touch."""
